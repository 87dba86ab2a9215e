// AWS query and EC2 query: form-encoded in, XML out. SQS answers old clients here too.
import { describeFault } from './describe-fault.ts';
import { AwsFault } from './fault.ts';
import type { FormNode } from './form.ts';
import { type Protocol, response } from './protocol.ts';
import { readMembers } from './query-input.ts';
import type { QueryDialect } from './query-names.ts';
import type { Operation, Service } from './services.ts';
import { ShapeMismatch } from './transform.ts';
import { refuseUntaken } from './unknown-parameters.ts';
import { element, escapeXml, writeMembers } from './xml.ts';

export function queryProtocol(form: FormNode, dialect: QueryDialect): Protocol {
  const version = form.children.get('Version')?.value;
  return {
    decode: (operation) => decodeForm(operation, form, dialect),
    encode(operation, output, requestId) {
      const body = (dialect === 'ec2' ? ec2Answer : queryAnswer)(operation, output, requestId);
      const xmlns = `xmlns="${operation.service.xmlNamespace}"`;
      const root = `${operation.name}Response`;
      return xml(200, `<${root} ${xmlns}>${body}</${root}>`, requestId);
    },
    encodeFault: (service, fault, requestId) => {
      const { status } = describeFault(service, fault);
      const body = (dialect === 'ec2' ? ec2Fault : queryFault)(service, fault, requestId);
      return xml(status, body, requestId);
    },
    unknownOperation: (name) =>
      new AwsFault(
        'InvalidAction',
        dialect === 'ec2'
          ? `The action ${name} is not valid for this web service.`
          : `Could not find operation ${name} for version ${version}`,
      ),
  };
}

function decodeForm(operation: Operation, form: FormNode, dialect: QueryDialect): unknown {
  try {
    const input = readMembers(operation.input, form, dialect);
    refuseUntaken(operation, form, dialect);
    return input;
  } catch (error) {
    if (!(error instanceof ShapeMismatch)) throw error;
    const value = String(error.found);
    if (dialect === 'ec2')
      throw new AwsFault(
        'InvalidParameterValue',
        `Value (${value}) for parameter ${error.path} is invalid. It must be a ${error.expected}.`,
      );
    throw new AwsFault('MalformedInput', `Value '${value}' at '${error.path}' is not a ${error.expected}.`);
  }
}

function queryAnswer(operation: Operation, output: unknown, requestId: string): string {
  const { name, output: shape } = operation;
  const result = shape.kind === 'unit' ? '' : element(`${name}Result`, writeMembers(shape, output));
  return result + element('ResponseMetadata', element('RequestId', requestId));
}

// EC2 answers operations without a result with <return>true</return>.
function ec2Answer(operation: Operation, output: unknown, requestId: string): string {
  const { output: shape } = operation;
  const members = shape.kind === 'unit' ? element('return', 'true') : writeMembers(shape, output);
  return element('requestId', requestId) + members;
}

function queryFault(service: Service | undefined, fault: AwsFault, requestId: string): string {
  const { wireCode, side, shape } = describeFault(service, fault);
  const error =
    element('Type', side === 'client' ? 'Sender' : 'Receiver') +
    element('Code', escapeXml(wireCode)) +
    element('Message', escapeXml(fault.message)) +
    (shape ? writeMembers(shape, fault.fields) : '');
  const xmlns = service ? ` xmlns="${service.xmlNamespace}"` : '';
  return `<ErrorResponse${xmlns}>${element('Error', error)}${element('RequestId', requestId)}</ErrorResponse>`;
}

function ec2Fault(_service: Service | undefined, fault: AwsFault, requestId: string): string {
  const error = element('Code', escapeXml(fault.code)) + element('Message', escapeXml(fault.message));
  return element('Response', element('Errors', element('Error', error)) + element('RequestID', requestId));
}

function xml(status: number, body: string, requestId: string) {
  const headers = { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId };
  return response(status, headers, `<?xml version="1.0" encoding="UTF-8"?>\n${body}`);
}
