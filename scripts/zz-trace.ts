import { drawTrial } from '#simulate/hunt/draw.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { parseClusterSpecs } from '#spec/parse.ts';
import { simulate } from '#simulate/simulate.ts';
const [seed, ...words] = process.argv.slice(2);
const t = drawTrial(Number(seed));
const b = (d: object) => Buffer.from(JSON.stringify(d));
const scenario = parseScenario(b(t.scenario), 's').scenario!;
const specs = parseClusterSpecs(t.specs.map((s) => ({ file: 'spec', bytes: b(s) }))).specs.map(({ spec }) => spec);
const all: [number, string][] = [];
let on = false;
console.log(JSON.stringify(scenario.spec.faults)); console.log(JSON.stringify(t.faults)); console.log(JSON.stringify(t.specs.map(s=>s.spec)));
await simulate({ scenario, specs, policy: 'sluice', seed: t.seed, edge: 'direct', faults: t.faults, faultsName: t.families.join('+'),
  log: ({ atSecond, level, message, fields }) => all.push([atSecond, `LOG ${level} ${message} ${JSON.stringify(fields)}`]),
  onMinute: (sb) => { if (!on) { on = true; sb.world.observe((e: any) => all.push([(sb.world.engine.now - sb.world.engine.start) / 1000, `${e.kind} ${e.text ?? e.detail ?? JSON.stringify(e)}`])); } } });
for (const [at, l] of all) if (words.some((w) => /^\d+-\d+$/.test(w) ? at >= Number(w.split('-')[0]) && at <= Number(w.split('-')[1]) && /LOG/.test(l) : l.includes(w))) console.log(at.toFixed(1), l.slice(0, 300));
