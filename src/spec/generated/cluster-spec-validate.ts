// Generated from crds/. Do not edit.
// @ts-nocheck

export const validate = validate10 as unknown as {
  (data: unknown): boolean;
  errors?: { instancePath: string; keyword: string; params: Record<string, unknown> }[] | null;
};
const schema11 = {"type":"object","required":["apiVersion","kind","metadata","spec"],"properties":{"apiVersion":{"type":"string","enum":["sluice.dev/v1alpha1"]},"kind":{"type":"string","enum":["ClusterSpec"]},"metadata":{"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"},"labels":{"type":"object","additionalProperties":{"type":"string","maxLength":63}}},"additionalProperties":false,"required":["name"]},"spec":{"type":"object","required":["account","region","cluster"],"properties":{"account":{"type":"string","pattern":"^[0-9]{12}$"},"region":{"type":"string","maxLength":32,"pattern":"^[a-z]{2}(-[a-z]+)+-[0-9]+$"},"cluster":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_-]+$"},"assumeRole":{"type":"object","required":["arn"],"properties":{"arn":{"type":"string","maxLength":255,"pattern":"^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$"},"externalId":{"type":"string","minLength":2,"maxLength":255}},"additionalProperties":false},"mode":{"type":"string","enum":["observe","protect","drain","scale"],"default":"observe"},"events":{"type":"object","required":["queue"],"properties":{"queue":{"type":"string","minLength":1,"maxLength":255}},"additionalProperties":false},"workloads":{"type":"array","maxItems":100,"items":{"type":"object","required":["match"],"properties":{"match":{"type":"object","minProperties":1,"properties":{"service":{"type":"string","minLength":1,"maxLength":255},"family":{"type":"string","minLength":1,"maxLength":255},"group":{"type":"string","minLength":1,"maxLength":255},"startedBy":{"type":"string","minLength":1,"maxLength":128},"daemon":{"type":"boolean"},"tag":{"type":"object","required":["key"],"properties":{"key":{"type":"string","minLength":1,"maxLength":128},"value":{"type":"string","maxLength":255}},"additionalProperties":false}},"additionalProperties":false},"ignore":{"type":"boolean","default":false},"idempotent":{"type":"boolean","default":false},"onInterruption":{"type":"string","enum":["evacuate","stop","stopAtDeadline"]},"onScaleIn":{"type":"string","enum":["drain","wait","stop"]},"drainTimeout":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"onTimeout":{"type":"string","enum":["hold","stop","abort"],"default":"hold"},"quiesce":{"type":"object","properties":{"queue":{"type":"string","minLength":1,"maxLength":255},"topic":{"type":"string","minLength":1,"maxLength":512,"pattern":"^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+([.]fifo)?$"},"lead":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"0s"}},"additionalProperties":false},"floor":{"minimum":0,"maximum":10000,"maxLength":4,"pattern":"^(100|[1-9]?[0-9])%$","type":["integer","string"]},"window":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"}},"additionalProperties":false}},"pools":{"type":"array","maxItems":100,"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"},"autoScalingGroup":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255}},"additionalProperties":false},"spotFleet":{"type":"object","minProperties":1,"maxProperties":1,"properties":{"id":{"type":"string","pattern":"^sfr-[0-9a-f-]+$","maxLength":64},"tag":{"type":"object","minProperties":1,"maxProperties":1,"additionalProperties":{"type":"string","maxLength":255}}},"additionalProperties":false},"lifecycleHook":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_/-]+$"},"manage":{"type":"boolean","default":false}},"additionalProperties":false},"limits":{"type":"object","properties":{"min":{"type":"integer","minimum":0,"maximum":10000},"max":{"type":"integer","minimum":0,"maximum":10000}},"additionalProperties":false},"headroom":{"minimum":0,"maximum":10000,"maxLength":4,"pattern":"^(100|[1-9]?[0-9])%$","type":["integer","string"]},"headroomTasks":{"type":"integer","minimum":0,"maximum":1000},"base":{"type":"integer","minimum":0,"maximum":10000},"weight":{"type":"integer","minimum":0,"maximum":1000},"surviveLossOf":{"type":"integer","minimum":0,"maximum":100},"scaleOut":{"type":"object","properties":{"reservation":{"type":"object","minProperties":1,"properties":{"cpu":{"type":"integer","minimum":1,"maximum":100},"memory":{"type":"integer","minimum":1,"maximum":100}},"additionalProperties":false},"unplacedTasks":{"type":"boolean"},"shortageQueue":{"type":"string","minLength":1,"maxLength":255}},"additionalProperties":false},"scaleIn":{"type":"object","properties":{"reservation":{"type":"object","minProperties":1,"properties":{"cpu":{"type":"integer","minimum":1,"maximum":100},"memory":{"type":"integer","minimum":1,"maximum":100}},"additionalProperties":false},"stableFor":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"consolidate":{"type":"boolean"}},"additionalProperties":false},"onRebalance":{"type":"string","enum":["ignore","replace"],"default":"ignore"},"fallback":{"type":"string","minLength":1,"maxLength":63}},"additionalProperties":false}},"scaleOut":{"type":"object","properties":{"reservation":{"type":"object","minProperties":1,"properties":{"cpu":{"type":"integer","minimum":1,"maximum":100},"memory":{"type":"integer","minimum":1,"maximum":100}},"additionalProperties":false},"unplacedTasks":{"type":"boolean"},"shortageQueue":{"type":"string","minLength":1,"maxLength":255}},"additionalProperties":false},"scaleIn":{"type":"object","properties":{"reservation":{"type":"object","minProperties":1,"properties":{"cpu":{"type":"integer","minimum":1,"maximum":100},"memory":{"type":"integer","minimum":1,"maximum":100}},"additionalProperties":false},"stableFor":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"consolidate":{"type":"boolean"}},"additionalProperties":false},"schedules":{"type":"array","maxItems":100,"items":{"type":"object","required":["name","cron","duration","pool"],"properties":{"name":{"type":"string","minLength":1,"maxLength":63},"cron":{"type":"string","minLength":9,"maxLength":100,"pattern":"^\\S+( \\S+){4}$"},"timeZone":{"type":"string","minLength":1,"maxLength":64,"default":"UTC"},"duration":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"lead":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"5m"},"pool":{"type":"string","minLength":1,"maxLength":63},"min":{"type":"integer","minimum":0,"maximum":10000},"max":{"type":"integer","minimum":0,"maximum":10000}},"additionalProperties":false}},"disruption":{"type":"object","properties":{"budgets":{"type":"array","maxItems":20,"items":{"type":"object","required":["max"],"properties":{"max":{"minimum":0,"maximum":10000,"maxLength":4,"pattern":"^(100|[1-9]?[0-9])%$","type":["integer","string"]},"per":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"cron":{"type":"string","minLength":9,"maxLength":100,"pattern":"^\\S+( \\S+){4}$"},"timeZone":{"type":"string","minLength":1,"maxLength":64,"default":"UTC"},"duration":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"reasons":{"type":"array","minItems":1,"maxItems":10,"items":{"type":"string","enum":["scaleIn","refresh","rebalance","consolidate","unhealthy","person"]}}},"additionalProperties":false}}},"additionalProperties":false},"refresh":{"type":"object","properties":{"on":{"type":"array","minItems":1,"maxItems":2,"items":{"type":"string","enum":["launchTemplate","ami"]}},"surge":{"type":"integer","minimum":0,"maximum":10000,"default":1}},"additionalProperties":false}},"additionalProperties":false}},"additionalProperties":false};
const pattern0 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "u");
const pattern1 = new RegExp("^[0-9]{12}$", "u");
const pattern2 = new RegExp("^[a-z]{2}(-[a-z]+)+-[0-9]+$", "u");
const pattern3 = new RegExp("^[A-Za-z0-9_-]+$", "u");
const pattern4 = new RegExp("^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$", "u");
const pattern5 = new RegExp("^([0-9]+(s|m|h|d))+$", "u");
const pattern6 = new RegExp("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+([.]fifo)?$", "u");
const pattern8 = new RegExp("^(100|[1-9]?[0-9])%$", "u");
const pattern11 = new RegExp("^sfr-[0-9a-f-]+$", "u");
const pattern12 = new RegExp("^[A-Za-z0-9_/-]+$", "u");
const pattern16 = new RegExp("^\\S+( \\S+){4}$", "u");
const func2 = Object.prototype.hasOwnProperty;

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(data0 === "sluice.dev/v1alpha1")){
const err6 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/enum",keyword:"enum",params:{allowedValues: schema11.properties.apiVersion.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!(data1 === "ClusterSpec")){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema11.properties.kind.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data2 = data.metadata;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data2){
if(!((key1 === "name") || (key1 === "labels"))){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.name !== undefined){
let data3 = data2.name;
if(typeof data3 === "string"){
if(data3.length > 63){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data3.length < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data3)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data2.labels !== undefined){
let data4 = data2.labels;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key2 in data4){
let data5 = data4[key2];
if(typeof data5 === "string"){
if(data5.length > 63){
const err15 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/metadata/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/metadata/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/properties/metadata/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.spec !== undefined){
let data6 = data.spec;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.mode === undefined){
data6.mode = "observe";
}
if(data6.account === undefined){
const err19 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "account"},message:"must have required property '"+"account"+"'"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data6.region === undefined){
const err20 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "region"},message:"must have required property '"+"region"+"'"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data6.cluster === undefined){
const err21 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "cluster"},message:"must have required property '"+"cluster"+"'"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key3 in data6){
if(!(func2.call(schema11.properties.spec.properties, key3))){
const err22 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data6.account !== undefined){
let data7 = data6.account;
if(typeof data7 === "string"){
if(!pattern1.test(data7)){
const err23 = {instancePath:instancePath+"/spec/account",schemaPath:"#/properties/spec/properties/account/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/spec/account",schemaPath:"#/properties/spec/properties/account/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data6.region !== undefined){
let data8 = data6.region;
if(typeof data8 === "string"){
if(data8.length > 32){
const err25 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!pattern2.test(data8)){
const err26 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]+$"},message:"must match pattern \""+"^[a-z]{2}(-[a-z]+)+-[0-9]+$"+"\""};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data6.cluster !== undefined){
let data9 = data6.cluster;
if(typeof data9 === "string"){
if(data9.length > 255){
const err28 = {instancePath:instancePath+"/spec/cluster",schemaPath:"#/properties/spec/properties/cluster/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data9.length < 1){
const err29 = {instancePath:instancePath+"/spec/cluster",schemaPath:"#/properties/spec/properties/cluster/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(!pattern3.test(data9)){
const err30 = {instancePath:instancePath+"/spec/cluster",schemaPath:"#/properties/spec/properties/cluster/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/spec/cluster",schemaPath:"#/properties/spec/properties/cluster/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data6.assumeRole !== undefined){
let data10 = data6.assumeRole;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.arn === undefined){
const err32 = {instancePath:instancePath+"/spec/assumeRole",schemaPath:"#/properties/spec/properties/assumeRole/required",keyword:"required",params:{missingProperty: "arn"},message:"must have required property '"+"arn"+"'"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
for(const key4 in data10){
if(!((key4 === "arn") || (key4 === "externalId"))){
const err33 = {instancePath:instancePath+"/spec/assumeRole",schemaPath:"#/properties/spec/properties/assumeRole/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data10.arn !== undefined){
let data11 = data10.arn;
if(typeof data11 === "string"){
if(data11.length > 255){
const err34 = {instancePath:instancePath+"/spec/assumeRole/arn",schemaPath:"#/properties/spec/properties/assumeRole/properties/arn/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(!pattern4.test(data11)){
const err35 = {instancePath:instancePath+"/spec/assumeRole/arn",schemaPath:"#/properties/spec/properties/assumeRole/properties/arn/pattern",keyword:"pattern",params:{pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$"},message:"must match pattern \""+"^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$"+"\""};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/spec/assumeRole/arn",schemaPath:"#/properties/spec/properties/assumeRole/properties/arn/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data10.externalId !== undefined){
let data12 = data10.externalId;
if(typeof data12 === "string"){
if(data12.length > 255){
const err37 = {instancePath:instancePath+"/spec/assumeRole/externalId",schemaPath:"#/properties/spec/properties/assumeRole/properties/externalId/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data12.length < 2){
const err38 = {instancePath:instancePath+"/spec/assumeRole/externalId",schemaPath:"#/properties/spec/properties/assumeRole/properties/externalId/minLength",keyword:"minLength",params:{limit: 2},message:"must NOT have fewer than 2 characters"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/spec/assumeRole/externalId",schemaPath:"#/properties/spec/properties/assumeRole/properties/externalId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/spec/assumeRole",schemaPath:"#/properties/spec/properties/assumeRole/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
let data13 = data6.mode;
if(typeof data13 !== "string"){
const err41 = {instancePath:instancePath+"/spec/mode",schemaPath:"#/properties/spec/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(!((((data13 === "observe") || (data13 === "protect")) || (data13 === "drain")) || (data13 === "scale"))){
const err42 = {instancePath:instancePath+"/spec/mode",schemaPath:"#/properties/spec/properties/mode/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data6.events !== undefined){
let data14 = data6.events;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.queue === undefined){
const err43 = {instancePath:instancePath+"/spec/events",schemaPath:"#/properties/spec/properties/events/required",keyword:"required",params:{missingProperty: "queue"},message:"must have required property '"+"queue"+"'"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
for(const key5 in data14){
if(!(key5 === "queue")){
const err44 = {instancePath:instancePath+"/spec/events",schemaPath:"#/properties/spec/properties/events/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data14.queue !== undefined){
let data15 = data14.queue;
if(typeof data15 === "string"){
if(data15.length > 255){
const err45 = {instancePath:instancePath+"/spec/events/queue",schemaPath:"#/properties/spec/properties/events/properties/queue/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data15.length < 1){
const err46 = {instancePath:instancePath+"/spec/events/queue",schemaPath:"#/properties/spec/properties/events/properties/queue/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/spec/events/queue",schemaPath:"#/properties/spec/properties/events/properties/queue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
else {
const err48 = {instancePath:instancePath+"/spec/events",schemaPath:"#/properties/spec/properties/events/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data6.workloads !== undefined){
let data16 = data6.workloads;
if(Array.isArray(data16)){
if(data16.length > 100){
const err49 = {instancePath:instancePath+"/spec/workloads",schemaPath:"#/properties/spec/properties/workloads/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
const len0 = data16.length;
for(let i0=0; i0<len0; i0++){
let data17 = data16[i0];
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.ignore === undefined){
data17.ignore = false;
}
if(data17.idempotent === undefined){
data17.idempotent = false;
}
if(data17.onTimeout === undefined){
data17.onTimeout = "hold";
}
if(data17.match === undefined){
const err50 = {instancePath:instancePath+"/spec/workloads/" + i0,schemaPath:"#/properties/spec/properties/workloads/items/required",keyword:"required",params:{missingProperty: "match"},message:"must have required property '"+"match"+"'"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
for(const key6 in data17){
if(!(func2.call(schema11.properties.spec.properties.workloads.items.properties, key6))){
const err51 = {instancePath:instancePath+"/spec/workloads/" + i0,schemaPath:"#/properties/spec/properties/workloads/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data17.match !== undefined){
let data18 = data17.match;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(Object.keys(data18).length < 1){
const err52 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
for(const key7 in data18){
if(!((((((key7 === "service") || (key7 === "family")) || (key7 === "group")) || (key7 === "startedBy")) || (key7 === "daemon")) || (key7 === "tag"))){
const err53 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data18.service !== undefined){
let data19 = data18.service;
if(typeof data19 === "string"){
if(data19.length > 255){
const err54 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/service",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/service/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(data19.length < 1){
const err55 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/service",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/service/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/service",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data18.family !== undefined){
let data20 = data18.family;
if(typeof data20 === "string"){
if(data20.length > 255){
const err57 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/family",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/family/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(data20.length < 1){
const err58 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/family",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/family/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/family",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/family/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data18.group !== undefined){
let data21 = data18.group;
if(typeof data21 === "string"){
if(data21.length > 255){
const err60 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/group",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/group/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data21.length < 1){
const err61 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/group",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/group/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/group",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data18.startedBy !== undefined){
let data22 = data18.startedBy;
if(typeof data22 === "string"){
if(data22.length > 128){
const err63 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/startedBy",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/startedBy/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data22.length < 1){
const err64 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/startedBy",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/startedBy/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/startedBy",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/startedBy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data18.daemon !== undefined){
if(typeof data18.daemon !== "boolean"){
const err66 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/daemon",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/daemon/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data18.tag !== undefined){
let data24 = data18.tag;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(data24.key === undefined){
const err67 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/tag",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/tag/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
for(const key8 in data24){
if(!((key8 === "key") || (key8 === "value"))){
const err68 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/tag",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/tag/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data24.key !== undefined){
let data25 = data24.key;
if(typeof data25 === "string"){
if(data25.length > 128){
const err69 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/tag/key",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/tag/properties/key/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data25.length < 1){
const err70 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/tag/key",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/tag/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/tag/key",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/tag/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data24.value !== undefined){
let data26 = data24.value;
if(typeof data26 === "string"){
if(data26.length > 255){
const err72 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/tag/value",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/tag/properties/value/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/tag/value",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/tag/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
else {
const err74 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match/tag",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/properties/tag/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/spec/workloads/" + i0+"/match",schemaPath:"#/properties/spec/properties/workloads/items/properties/match/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(typeof data17.ignore !== "boolean"){
const err76 = {instancePath:instancePath+"/spec/workloads/" + i0+"/ignore",schemaPath:"#/properties/spec/properties/workloads/items/properties/ignore/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(typeof data17.idempotent !== "boolean"){
const err77 = {instancePath:instancePath+"/spec/workloads/" + i0+"/idempotent",schemaPath:"#/properties/spec/properties/workloads/items/properties/idempotent/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(data17.onInterruption !== undefined){
let data29 = data17.onInterruption;
if(typeof data29 !== "string"){
const err78 = {instancePath:instancePath+"/spec/workloads/" + i0+"/onInterruption",schemaPath:"#/properties/spec/properties/workloads/items/properties/onInterruption/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(!(((data29 === "evacuate") || (data29 === "stop")) || (data29 === "stopAtDeadline"))){
const err79 = {instancePath:instancePath+"/spec/workloads/" + i0+"/onInterruption",schemaPath:"#/properties/spec/properties/workloads/items/properties/onInterruption/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.workloads.items.properties.onInterruption.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data17.onScaleIn !== undefined){
let data30 = data17.onScaleIn;
if(typeof data30 !== "string"){
const err80 = {instancePath:instancePath+"/spec/workloads/" + i0+"/onScaleIn",schemaPath:"#/properties/spec/properties/workloads/items/properties/onScaleIn/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(!(((data30 === "drain") || (data30 === "wait")) || (data30 === "stop"))){
const err81 = {instancePath:instancePath+"/spec/workloads/" + i0+"/onScaleIn",schemaPath:"#/properties/spec/properties/workloads/items/properties/onScaleIn/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.workloads.items.properties.onScaleIn.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data17.drainTimeout !== undefined){
let data31 = data17.drainTimeout;
if(typeof data31 === "string"){
if(data31.length > 20){
const err82 = {instancePath:instancePath+"/spec/workloads/" + i0+"/drainTimeout",schemaPath:"#/properties/spec/properties/workloads/items/properties/drainTimeout/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(!pattern5.test(data31)){
const err83 = {instancePath:instancePath+"/spec/workloads/" + i0+"/drainTimeout",schemaPath:"#/properties/spec/properties/workloads/items/properties/drainTimeout/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
else {
const err84 = {instancePath:instancePath+"/spec/workloads/" + i0+"/drainTimeout",schemaPath:"#/properties/spec/properties/workloads/items/properties/drainTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
let data32 = data17.onTimeout;
if(typeof data32 !== "string"){
const err85 = {instancePath:instancePath+"/spec/workloads/" + i0+"/onTimeout",schemaPath:"#/properties/spec/properties/workloads/items/properties/onTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(!(((data32 === "hold") || (data32 === "stop")) || (data32 === "abort"))){
const err86 = {instancePath:instancePath+"/spec/workloads/" + i0+"/onTimeout",schemaPath:"#/properties/spec/properties/workloads/items/properties/onTimeout/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.workloads.items.properties.onTimeout.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(data17.quiesce !== undefined){
let data33 = data17.quiesce;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
if(data33.lead === undefined){
data33.lead = "0s";
}
for(const key9 in data33){
if(!(((key9 === "queue") || (key9 === "topic")) || (key9 === "lead"))){
const err87 = {instancePath:instancePath+"/spec/workloads/" + i0+"/quiesce",schemaPath:"#/properties/spec/properties/workloads/items/properties/quiesce/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data33.queue !== undefined){
let data34 = data33.queue;
if(typeof data34 === "string"){
if(data34.length > 255){
const err88 = {instancePath:instancePath+"/spec/workloads/" + i0+"/quiesce/queue",schemaPath:"#/properties/spec/properties/workloads/items/properties/quiesce/properties/queue/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data34.length < 1){
const err89 = {instancePath:instancePath+"/spec/workloads/" + i0+"/quiesce/queue",schemaPath:"#/properties/spec/properties/workloads/items/properties/quiesce/properties/queue/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {instancePath:instancePath+"/spec/workloads/" + i0+"/quiesce/queue",schemaPath:"#/properties/spec/properties/workloads/items/properties/quiesce/properties/queue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data33.topic !== undefined){
let data35 = data33.topic;
if(typeof data35 === "string"){
if(data35.length > 512){
const err91 = {instancePath:instancePath+"/spec/workloads/" + i0+"/quiesce/topic",schemaPath:"#/properties/spec/properties/workloads/items/properties/quiesce/properties/topic/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(data35.length < 1){
const err92 = {instancePath:instancePath+"/spec/workloads/" + i0+"/quiesce/topic",schemaPath:"#/properties/spec/properties/workloads/items/properties/quiesce/properties/topic/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(!pattern6.test(data35)){
const err93 = {instancePath:instancePath+"/spec/workloads/" + i0+"/quiesce/topic",schemaPath:"#/properties/spec/properties/workloads/items/properties/quiesce/properties/topic/pattern",keyword:"pattern",params:{pattern: "^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+([.]fifo)?$"},message:"must match pattern \""+"^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+([.]fifo)?$"+"\""};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
else {
const err94 = {instancePath:instancePath+"/spec/workloads/" + i0+"/quiesce/topic",schemaPath:"#/properties/spec/properties/workloads/items/properties/quiesce/properties/topic/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
let data36 = data33.lead;
if(typeof data36 === "string"){
if(data36.length > 20){
const err95 = {instancePath:instancePath+"/spec/workloads/" + i0+"/quiesce/lead",schemaPath:"#/properties/spec/properties/workloads/items/properties/quiesce/properties/lead/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(!pattern5.test(data36)){
const err96 = {instancePath:instancePath+"/spec/workloads/" + i0+"/quiesce/lead",schemaPath:"#/properties/spec/properties/workloads/items/properties/quiesce/properties/lead/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {instancePath:instancePath+"/spec/workloads/" + i0+"/quiesce/lead",schemaPath:"#/properties/spec/properties/workloads/items/properties/quiesce/properties/lead/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
else {
const err98 = {instancePath:instancePath+"/spec/workloads/" + i0+"/quiesce",schemaPath:"#/properties/spec/properties/workloads/items/properties/quiesce/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data17.floor !== undefined){
let data37 = data17.floor;
if((!(((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37))) && (isFinite(data37)))) && (typeof data37 !== "string")){
const err99 = {instancePath:instancePath+"/spec/workloads/" + i0+"/floor",schemaPath:"#/properties/spec/properties/workloads/items/properties/floor/type",keyword:"type",params:{type: schema11.properties.spec.properties.workloads.items.properties.floor.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 > 10000 || isNaN(data37)){
const err100 = {instancePath:instancePath+"/spec/workloads/" + i0+"/floor",schemaPath:"#/properties/spec/properties/workloads/items/properties/floor/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(data37 < 0 || isNaN(data37)){
const err101 = {instancePath:instancePath+"/spec/workloads/" + i0+"/floor",schemaPath:"#/properties/spec/properties/workloads/items/properties/floor/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(typeof data37 === "string"){
if(data37.length > 4){
const err102 = {instancePath:instancePath+"/spec/workloads/" + i0+"/floor",schemaPath:"#/properties/spec/properties/workloads/items/properties/floor/maxLength",keyword:"maxLength",params:{limit: 4},message:"must NOT have more than 4 characters"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(!pattern8.test(data37)){
const err103 = {instancePath:instancePath+"/spec/workloads/" + i0+"/floor",schemaPath:"#/properties/spec/properties/workloads/items/properties/floor/pattern",keyword:"pattern",params:{pattern: "^(100|[1-9]?[0-9])%$"},message:"must match pattern \""+"^(100|[1-9]?[0-9])%$"+"\""};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
}
if(data17.window !== undefined){
let data38 = data17.window;
if(typeof data38 === "string"){
if(data38.length > 20){
const err104 = {instancePath:instancePath+"/spec/workloads/" + i0+"/window",schemaPath:"#/properties/spec/properties/workloads/items/properties/window/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(!pattern5.test(data38)){
const err105 = {instancePath:instancePath+"/spec/workloads/" + i0+"/window",schemaPath:"#/properties/spec/properties/workloads/items/properties/window/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
else {
const err106 = {instancePath:instancePath+"/spec/workloads/" + i0+"/window",schemaPath:"#/properties/spec/properties/workloads/items/properties/window/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
}
else {
const err107 = {instancePath:instancePath+"/spec/workloads/" + i0,schemaPath:"#/properties/spec/properties/workloads/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
else {
const err108 = {instancePath:instancePath+"/spec/workloads",schemaPath:"#/properties/spec/properties/workloads/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data6.pools !== undefined){
let data39 = data6.pools;
if(Array.isArray(data39)){
if(data39.length > 100){
const err109 = {instancePath:instancePath+"/spec/pools",schemaPath:"#/properties/spec/properties/pools/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
const len1 = data39.length;
for(let i1=0; i1<len1; i1++){
let data40 = data39[i1];
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
if(data40.onRebalance === undefined){
data40.onRebalance = "ignore";
}
if(data40.name === undefined){
const err110 = {instancePath:instancePath+"/spec/pools/" + i1,schemaPath:"#/properties/spec/properties/pools/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
for(const key10 in data40){
if(!(func2.call(schema11.properties.spec.properties.pools.items.properties, key10))){
const err111 = {instancePath:instancePath+"/spec/pools/" + i1,schemaPath:"#/properties/spec/properties/pools/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data40.name !== undefined){
let data41 = data40.name;
if(typeof data41 === "string"){
if(data41.length > 63){
const err112 = {instancePath:instancePath+"/spec/pools/" + i1+"/name",schemaPath:"#/properties/spec/properties/pools/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(data41.length < 1){
const err113 = {instancePath:instancePath+"/spec/pools/" + i1+"/name",schemaPath:"#/properties/spec/properties/pools/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(!pattern0.test(data41)){
const err114 = {instancePath:instancePath+"/spec/pools/" + i1+"/name",schemaPath:"#/properties/spec/properties/pools/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
else {
const err115 = {instancePath:instancePath+"/spec/pools/" + i1+"/name",schemaPath:"#/properties/spec/properties/pools/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data40.autoScalingGroup !== undefined){
let data42 = data40.autoScalingGroup;
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.name === undefined){
const err116 = {instancePath:instancePath+"/spec/pools/" + i1+"/autoScalingGroup",schemaPath:"#/properties/spec/properties/pools/items/properties/autoScalingGroup/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
for(const key11 in data42){
if(!(key11 === "name")){
const err117 = {instancePath:instancePath+"/spec/pools/" + i1+"/autoScalingGroup",schemaPath:"#/properties/spec/properties/pools/items/properties/autoScalingGroup/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data42.name !== undefined){
let data43 = data42.name;
if(typeof data43 === "string"){
if(data43.length > 255){
const err118 = {instancePath:instancePath+"/spec/pools/" + i1+"/autoScalingGroup/name",schemaPath:"#/properties/spec/properties/pools/items/properties/autoScalingGroup/properties/name/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(data43.length < 1){
const err119 = {instancePath:instancePath+"/spec/pools/" + i1+"/autoScalingGroup/name",schemaPath:"#/properties/spec/properties/pools/items/properties/autoScalingGroup/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
else {
const err120 = {instancePath:instancePath+"/spec/pools/" + i1+"/autoScalingGroup/name",schemaPath:"#/properties/spec/properties/pools/items/properties/autoScalingGroup/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
}
else {
const err121 = {instancePath:instancePath+"/spec/pools/" + i1+"/autoScalingGroup",schemaPath:"#/properties/spec/properties/pools/items/properties/autoScalingGroup/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data40.spotFleet !== undefined){
let data44 = data40.spotFleet;
if(data44 && typeof data44 == "object" && !Array.isArray(data44)){
if(Object.keys(data44).length > 1){
const err122 = {instancePath:instancePath+"/spec/pools/" + i1+"/spotFleet",schemaPath:"#/properties/spec/properties/pools/items/properties/spotFleet/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(Object.keys(data44).length < 1){
const err123 = {instancePath:instancePath+"/spec/pools/" + i1+"/spotFleet",schemaPath:"#/properties/spec/properties/pools/items/properties/spotFleet/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
for(const key12 in data44){
if(!((key12 === "id") || (key12 === "tag"))){
const err124 = {instancePath:instancePath+"/spec/pools/" + i1+"/spotFleet",schemaPath:"#/properties/spec/properties/pools/items/properties/spotFleet/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data44.id !== undefined){
let data45 = data44.id;
if(typeof data45 === "string"){
if(data45.length > 64){
const err125 = {instancePath:instancePath+"/spec/pools/" + i1+"/spotFleet/id",schemaPath:"#/properties/spec/properties/pools/items/properties/spotFleet/properties/id/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(!pattern11.test(data45)){
const err126 = {instancePath:instancePath+"/spec/pools/" + i1+"/spotFleet/id",schemaPath:"#/properties/spec/properties/pools/items/properties/spotFleet/properties/id/pattern",keyword:"pattern",params:{pattern: "^sfr-[0-9a-f-]+$"},message:"must match pattern \""+"^sfr-[0-9a-f-]+$"+"\""};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
else {
const err127 = {instancePath:instancePath+"/spec/pools/" + i1+"/spotFleet/id",schemaPath:"#/properties/spec/properties/pools/items/properties/spotFleet/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data44.tag !== undefined){
let data46 = data44.tag;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(Object.keys(data46).length > 1){
const err128 = {instancePath:instancePath+"/spec/pools/" + i1+"/spotFleet/tag",schemaPath:"#/properties/spec/properties/pools/items/properties/spotFleet/properties/tag/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if(Object.keys(data46).length < 1){
const err129 = {instancePath:instancePath+"/spec/pools/" + i1+"/spotFleet/tag",schemaPath:"#/properties/spec/properties/pools/items/properties/spotFleet/properties/tag/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
for(const key13 in data46){
let data47 = data46[key13];
if(typeof data47 === "string"){
if(data47.length > 255){
const err130 = {instancePath:instancePath+"/spec/pools/" + i1+"/spotFleet/tag/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/pools/items/properties/spotFleet/properties/tag/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
else {
const err131 = {instancePath:instancePath+"/spec/pools/" + i1+"/spotFleet/tag/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/pools/items/properties/spotFleet/properties/tag/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
}
else {
const err132 = {instancePath:instancePath+"/spec/pools/" + i1+"/spotFleet/tag",schemaPath:"#/properties/spec/properties/pools/items/properties/spotFleet/properties/tag/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
}
else {
const err133 = {instancePath:instancePath+"/spec/pools/" + i1+"/spotFleet",schemaPath:"#/properties/spec/properties/pools/items/properties/spotFleet/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data40.lifecycleHook !== undefined){
let data48 = data40.lifecycleHook;
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(data48.manage === undefined){
data48.manage = false;
}
if(data48.name === undefined){
const err134 = {instancePath:instancePath+"/spec/pools/" + i1+"/lifecycleHook",schemaPath:"#/properties/spec/properties/pools/items/properties/lifecycleHook/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
for(const key14 in data48){
if(!((key14 === "name") || (key14 === "manage"))){
const err135 = {instancePath:instancePath+"/spec/pools/" + i1+"/lifecycleHook",schemaPath:"#/properties/spec/properties/pools/items/properties/lifecycleHook/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data48.name !== undefined){
let data49 = data48.name;
if(typeof data49 === "string"){
if(data49.length > 255){
const err136 = {instancePath:instancePath+"/spec/pools/" + i1+"/lifecycleHook/name",schemaPath:"#/properties/spec/properties/pools/items/properties/lifecycleHook/properties/name/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
if(data49.length < 1){
const err137 = {instancePath:instancePath+"/spec/pools/" + i1+"/lifecycleHook/name",schemaPath:"#/properties/spec/properties/pools/items/properties/lifecycleHook/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
if(!pattern12.test(data49)){
const err138 = {instancePath:instancePath+"/spec/pools/" + i1+"/lifecycleHook/name",schemaPath:"#/properties/spec/properties/pools/items/properties/lifecycleHook/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_/-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_/-]+$"+"\""};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
else {
const err139 = {instancePath:instancePath+"/spec/pools/" + i1+"/lifecycleHook/name",schemaPath:"#/properties/spec/properties/pools/items/properties/lifecycleHook/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(typeof data48.manage !== "boolean"){
const err140 = {instancePath:instancePath+"/spec/pools/" + i1+"/lifecycleHook/manage",schemaPath:"#/properties/spec/properties/pools/items/properties/lifecycleHook/properties/manage/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
else {
const err141 = {instancePath:instancePath+"/spec/pools/" + i1+"/lifecycleHook",schemaPath:"#/properties/spec/properties/pools/items/properties/lifecycleHook/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data40.limits !== undefined){
let data51 = data40.limits;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
for(const key15 in data51){
if(!((key15 === "min") || (key15 === "max"))){
const err142 = {instancePath:instancePath+"/spec/pools/" + i1+"/limits",schemaPath:"#/properties/spec/properties/pools/items/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data51.min !== undefined){
let data52 = data51.min;
if(!(((typeof data52 == "number") && (!(data52 % 1) && !isNaN(data52))) && (isFinite(data52)))){
const err143 = {instancePath:instancePath+"/spec/pools/" + i1+"/limits/min",schemaPath:"#/properties/spec/properties/pools/items/properties/limits/properties/min/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if((typeof data52 == "number") && (isFinite(data52))){
if(data52 > 10000 || isNaN(data52)){
const err144 = {instancePath:instancePath+"/spec/pools/" + i1+"/limits/min",schemaPath:"#/properties/spec/properties/pools/items/properties/limits/properties/min/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
if(data52 < 0 || isNaN(data52)){
const err145 = {instancePath:instancePath+"/spec/pools/" + i1+"/limits/min",schemaPath:"#/properties/spec/properties/pools/items/properties/limits/properties/min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
}
if(data51.max !== undefined){
let data53 = data51.max;
if(!(((typeof data53 == "number") && (!(data53 % 1) && !isNaN(data53))) && (isFinite(data53)))){
const err146 = {instancePath:instancePath+"/spec/pools/" + i1+"/limits/max",schemaPath:"#/properties/spec/properties/pools/items/properties/limits/properties/max/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if((typeof data53 == "number") && (isFinite(data53))){
if(data53 > 10000 || isNaN(data53)){
const err147 = {instancePath:instancePath+"/spec/pools/" + i1+"/limits/max",schemaPath:"#/properties/spec/properties/pools/items/properties/limits/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if(data53 < 0 || isNaN(data53)){
const err148 = {instancePath:instancePath+"/spec/pools/" + i1+"/limits/max",schemaPath:"#/properties/spec/properties/pools/items/properties/limits/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
}
}
else {
const err149 = {instancePath:instancePath+"/spec/pools/" + i1+"/limits",schemaPath:"#/properties/spec/properties/pools/items/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data40.headroom !== undefined){
let data54 = data40.headroom;
if((!(((typeof data54 == "number") && (!(data54 % 1) && !isNaN(data54))) && (isFinite(data54)))) && (typeof data54 !== "string")){
const err150 = {instancePath:instancePath+"/spec/pools/" + i1+"/headroom",schemaPath:"#/properties/spec/properties/pools/items/properties/headroom/type",keyword:"type",params:{type: schema11.properties.spec.properties.pools.items.properties.headroom.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if((typeof data54 == "number") && (isFinite(data54))){
if(data54 > 10000 || isNaN(data54)){
const err151 = {instancePath:instancePath+"/spec/pools/" + i1+"/headroom",schemaPath:"#/properties/spec/properties/pools/items/properties/headroom/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
if(data54 < 0 || isNaN(data54)){
const err152 = {instancePath:instancePath+"/spec/pools/" + i1+"/headroom",schemaPath:"#/properties/spec/properties/pools/items/properties/headroom/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(typeof data54 === "string"){
if(data54.length > 4){
const err153 = {instancePath:instancePath+"/spec/pools/" + i1+"/headroom",schemaPath:"#/properties/spec/properties/pools/items/properties/headroom/maxLength",keyword:"maxLength",params:{limit: 4},message:"must NOT have more than 4 characters"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
if(!pattern8.test(data54)){
const err154 = {instancePath:instancePath+"/spec/pools/" + i1+"/headroom",schemaPath:"#/properties/spec/properties/pools/items/properties/headroom/pattern",keyword:"pattern",params:{pattern: "^(100|[1-9]?[0-9])%$"},message:"must match pattern \""+"^(100|[1-9]?[0-9])%$"+"\""};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
}
if(data40.headroomTasks !== undefined){
let data55 = data40.headroomTasks;
if(!(((typeof data55 == "number") && (!(data55 % 1) && !isNaN(data55))) && (isFinite(data55)))){
const err155 = {instancePath:instancePath+"/spec/pools/" + i1+"/headroomTasks",schemaPath:"#/properties/spec/properties/pools/items/properties/headroomTasks/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if((typeof data55 == "number") && (isFinite(data55))){
if(data55 > 1000 || isNaN(data55)){
const err156 = {instancePath:instancePath+"/spec/pools/" + i1+"/headroomTasks",schemaPath:"#/properties/spec/properties/pools/items/properties/headroomTasks/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
if(data55 < 0 || isNaN(data55)){
const err157 = {instancePath:instancePath+"/spec/pools/" + i1+"/headroomTasks",schemaPath:"#/properties/spec/properties/pools/items/properties/headroomTasks/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
}
if(data40.base !== undefined){
let data56 = data40.base;
if(!(((typeof data56 == "number") && (!(data56 % 1) && !isNaN(data56))) && (isFinite(data56)))){
const err158 = {instancePath:instancePath+"/spec/pools/" + i1+"/base",schemaPath:"#/properties/spec/properties/pools/items/properties/base/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if((typeof data56 == "number") && (isFinite(data56))){
if(data56 > 10000 || isNaN(data56)){
const err159 = {instancePath:instancePath+"/spec/pools/" + i1+"/base",schemaPath:"#/properties/spec/properties/pools/items/properties/base/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(data56 < 0 || isNaN(data56)){
const err160 = {instancePath:instancePath+"/spec/pools/" + i1+"/base",schemaPath:"#/properties/spec/properties/pools/items/properties/base/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
}
if(data40.weight !== undefined){
let data57 = data40.weight;
if(!(((typeof data57 == "number") && (!(data57 % 1) && !isNaN(data57))) && (isFinite(data57)))){
const err161 = {instancePath:instancePath+"/spec/pools/" + i1+"/weight",schemaPath:"#/properties/spec/properties/pools/items/properties/weight/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if((typeof data57 == "number") && (isFinite(data57))){
if(data57 > 1000 || isNaN(data57)){
const err162 = {instancePath:instancePath+"/spec/pools/" + i1+"/weight",schemaPath:"#/properties/spec/properties/pools/items/properties/weight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
if(data57 < 0 || isNaN(data57)){
const err163 = {instancePath:instancePath+"/spec/pools/" + i1+"/weight",schemaPath:"#/properties/spec/properties/pools/items/properties/weight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
}
if(data40.surviveLossOf !== undefined){
let data58 = data40.surviveLossOf;
if(!(((typeof data58 == "number") && (!(data58 % 1) && !isNaN(data58))) && (isFinite(data58)))){
const err164 = {instancePath:instancePath+"/spec/pools/" + i1+"/surviveLossOf",schemaPath:"#/properties/spec/properties/pools/items/properties/surviveLossOf/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
if((typeof data58 == "number") && (isFinite(data58))){
if(data58 > 100 || isNaN(data58)){
const err165 = {instancePath:instancePath+"/spec/pools/" + i1+"/surviveLossOf",schemaPath:"#/properties/spec/properties/pools/items/properties/surviveLossOf/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(data58 < 0 || isNaN(data58)){
const err166 = {instancePath:instancePath+"/spec/pools/" + i1+"/surviveLossOf",schemaPath:"#/properties/spec/properties/pools/items/properties/surviveLossOf/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
}
if(data40.scaleOut !== undefined){
let data59 = data40.scaleOut;
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
for(const key16 in data59){
if(!(((key16 === "reservation") || (key16 === "unplacedTasks")) || (key16 === "shortageQueue"))){
const err167 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data59.reservation !== undefined){
let data60 = data59.reservation;
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
if(Object.keys(data60).length < 1){
const err168 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut/reservation",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/properties/reservation/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
for(const key17 in data60){
if(!((key17 === "cpu") || (key17 === "memory"))){
const err169 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut/reservation",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/properties/reservation/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data60.cpu !== undefined){
let data61 = data60.cpu;
if(!(((typeof data61 == "number") && (!(data61 % 1) && !isNaN(data61))) && (isFinite(data61)))){
const err170 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut/reservation/cpu",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/properties/reservation/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
if((typeof data61 == "number") && (isFinite(data61))){
if(data61 > 100 || isNaN(data61)){
const err171 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut/reservation/cpu",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/properties/reservation/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
if(data61 < 1 || isNaN(data61)){
const err172 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut/reservation/cpu",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/properties/reservation/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
}
if(data60.memory !== undefined){
let data62 = data60.memory;
if(!(((typeof data62 == "number") && (!(data62 % 1) && !isNaN(data62))) && (isFinite(data62)))){
const err173 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut/reservation/memory",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/properties/reservation/properties/memory/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
if((typeof data62 == "number") && (isFinite(data62))){
if(data62 > 100 || isNaN(data62)){
const err174 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut/reservation/memory",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/properties/reservation/properties/memory/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
if(data62 < 1 || isNaN(data62)){
const err175 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut/reservation/memory",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/properties/reservation/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
}
}
else {
const err176 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut/reservation",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/properties/reservation/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
if(data59.unplacedTasks !== undefined){
if(typeof data59.unplacedTasks !== "boolean"){
const err177 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut/unplacedTasks",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/properties/unplacedTasks/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
if(data59.shortageQueue !== undefined){
let data64 = data59.shortageQueue;
if(typeof data64 === "string"){
if(data64.length > 255){
const err178 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut/shortageQueue",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/properties/shortageQueue/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
if(data64.length < 1){
const err179 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut/shortageQueue",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/properties/shortageQueue/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
else {
const err180 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut/shortageQueue",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/properties/shortageQueue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
}
else {
const err181 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleOut",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleOut/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
if(data40.scaleIn !== undefined){
let data65 = data40.scaleIn;
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
for(const key18 in data65){
if(!(((key18 === "reservation") || (key18 === "stableFor")) || (key18 === "consolidate"))){
const err182 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
if(data65.reservation !== undefined){
let data66 = data65.reservation;
if(data66 && typeof data66 == "object" && !Array.isArray(data66)){
if(Object.keys(data66).length < 1){
const err183 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn/reservation",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/properties/reservation/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
for(const key19 in data66){
if(!((key19 === "cpu") || (key19 === "memory"))){
const err184 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn/reservation",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/properties/reservation/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
if(data66.cpu !== undefined){
let data67 = data66.cpu;
if(!(((typeof data67 == "number") && (!(data67 % 1) && !isNaN(data67))) && (isFinite(data67)))){
const err185 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn/reservation/cpu",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/properties/reservation/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
if((typeof data67 == "number") && (isFinite(data67))){
if(data67 > 100 || isNaN(data67)){
const err186 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn/reservation/cpu",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/properties/reservation/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
if(data67 < 1 || isNaN(data67)){
const err187 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn/reservation/cpu",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/properties/reservation/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
}
if(data66.memory !== undefined){
let data68 = data66.memory;
if(!(((typeof data68 == "number") && (!(data68 % 1) && !isNaN(data68))) && (isFinite(data68)))){
const err188 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn/reservation/memory",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/properties/reservation/properties/memory/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
if((typeof data68 == "number") && (isFinite(data68))){
if(data68 > 100 || isNaN(data68)){
const err189 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn/reservation/memory",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/properties/reservation/properties/memory/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
if(data68 < 1 || isNaN(data68)){
const err190 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn/reservation/memory",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/properties/reservation/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
}
}
else {
const err191 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn/reservation",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/properties/reservation/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
if(data65.stableFor !== undefined){
let data69 = data65.stableFor;
if(typeof data69 === "string"){
if(data69.length > 20){
const err192 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn/stableFor",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/properties/stableFor/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
if(!pattern5.test(data69)){
const err193 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn/stableFor",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/properties/stableFor/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
else {
const err194 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn/stableFor",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/properties/stableFor/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data65.consolidate !== undefined){
if(typeof data65.consolidate !== "boolean"){
const err195 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn/consolidate",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/properties/consolidate/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
}
else {
const err196 = {instancePath:instancePath+"/spec/pools/" + i1+"/scaleIn",schemaPath:"#/properties/spec/properties/pools/items/properties/scaleIn/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
let data71 = data40.onRebalance;
if(typeof data71 !== "string"){
const err197 = {instancePath:instancePath+"/spec/pools/" + i1+"/onRebalance",schemaPath:"#/properties/spec/properties/pools/items/properties/onRebalance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
if(!((data71 === "ignore") || (data71 === "replace"))){
const err198 = {instancePath:instancePath+"/spec/pools/" + i1+"/onRebalance",schemaPath:"#/properties/spec/properties/pools/items/properties/onRebalance/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.pools.items.properties.onRebalance.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
if(data40.fallback !== undefined){
let data72 = data40.fallback;
if(typeof data72 === "string"){
if(data72.length > 63){
const err199 = {instancePath:instancePath+"/spec/pools/" + i1+"/fallback",schemaPath:"#/properties/spec/properties/pools/items/properties/fallback/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
if(data72.length < 1){
const err200 = {instancePath:instancePath+"/spec/pools/" + i1+"/fallback",schemaPath:"#/properties/spec/properties/pools/items/properties/fallback/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
else {
const err201 = {instancePath:instancePath+"/spec/pools/" + i1+"/fallback",schemaPath:"#/properties/spec/properties/pools/items/properties/fallback/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
}
else {
const err202 = {instancePath:instancePath+"/spec/pools/" + i1,schemaPath:"#/properties/spec/properties/pools/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
}
else {
const err203 = {instancePath:instancePath+"/spec/pools",schemaPath:"#/properties/spec/properties/pools/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
if(data6.scaleOut !== undefined){
let data73 = data6.scaleOut;
if(data73 && typeof data73 == "object" && !Array.isArray(data73)){
for(const key20 in data73){
if(!(((key20 === "reservation") || (key20 === "unplacedTasks")) || (key20 === "shortageQueue"))){
const err204 = {instancePath:instancePath+"/spec/scaleOut",schemaPath:"#/properties/spec/properties/scaleOut/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
if(data73.reservation !== undefined){
let data74 = data73.reservation;
if(data74 && typeof data74 == "object" && !Array.isArray(data74)){
if(Object.keys(data74).length < 1){
const err205 = {instancePath:instancePath+"/spec/scaleOut/reservation",schemaPath:"#/properties/spec/properties/scaleOut/properties/reservation/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
for(const key21 in data74){
if(!((key21 === "cpu") || (key21 === "memory"))){
const err206 = {instancePath:instancePath+"/spec/scaleOut/reservation",schemaPath:"#/properties/spec/properties/scaleOut/properties/reservation/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
if(data74.cpu !== undefined){
let data75 = data74.cpu;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
const err207 = {instancePath:instancePath+"/spec/scaleOut/reservation/cpu",schemaPath:"#/properties/spec/properties/scaleOut/properties/reservation/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
if((typeof data75 == "number") && (isFinite(data75))){
if(data75 > 100 || isNaN(data75)){
const err208 = {instancePath:instancePath+"/spec/scaleOut/reservation/cpu",schemaPath:"#/properties/spec/properties/scaleOut/properties/reservation/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if(data75 < 1 || isNaN(data75)){
const err209 = {instancePath:instancePath+"/spec/scaleOut/reservation/cpu",schemaPath:"#/properties/spec/properties/scaleOut/properties/reservation/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
}
if(data74.memory !== undefined){
let data76 = data74.memory;
if(!(((typeof data76 == "number") && (!(data76 % 1) && !isNaN(data76))) && (isFinite(data76)))){
const err210 = {instancePath:instancePath+"/spec/scaleOut/reservation/memory",schemaPath:"#/properties/spec/properties/scaleOut/properties/reservation/properties/memory/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
if((typeof data76 == "number") && (isFinite(data76))){
if(data76 > 100 || isNaN(data76)){
const err211 = {instancePath:instancePath+"/spec/scaleOut/reservation/memory",schemaPath:"#/properties/spec/properties/scaleOut/properties/reservation/properties/memory/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if(data76 < 1 || isNaN(data76)){
const err212 = {instancePath:instancePath+"/spec/scaleOut/reservation/memory",schemaPath:"#/properties/spec/properties/scaleOut/properties/reservation/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
}
}
else {
const err213 = {instancePath:instancePath+"/spec/scaleOut/reservation",schemaPath:"#/properties/spec/properties/scaleOut/properties/reservation/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
if(data73.unplacedTasks !== undefined){
if(typeof data73.unplacedTasks !== "boolean"){
const err214 = {instancePath:instancePath+"/spec/scaleOut/unplacedTasks",schemaPath:"#/properties/spec/properties/scaleOut/properties/unplacedTasks/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
if(data73.shortageQueue !== undefined){
let data78 = data73.shortageQueue;
if(typeof data78 === "string"){
if(data78.length > 255){
const err215 = {instancePath:instancePath+"/spec/scaleOut/shortageQueue",schemaPath:"#/properties/spec/properties/scaleOut/properties/shortageQueue/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
if(data78.length < 1){
const err216 = {instancePath:instancePath+"/spec/scaleOut/shortageQueue",schemaPath:"#/properties/spec/properties/scaleOut/properties/shortageQueue/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
else {
const err217 = {instancePath:instancePath+"/spec/scaleOut/shortageQueue",schemaPath:"#/properties/spec/properties/scaleOut/properties/shortageQueue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
}
else {
const err218 = {instancePath:instancePath+"/spec/scaleOut",schemaPath:"#/properties/spec/properties/scaleOut/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
if(data6.scaleIn !== undefined){
let data79 = data6.scaleIn;
if(data79 && typeof data79 == "object" && !Array.isArray(data79)){
for(const key22 in data79){
if(!(((key22 === "reservation") || (key22 === "stableFor")) || (key22 === "consolidate"))){
const err219 = {instancePath:instancePath+"/spec/scaleIn",schemaPath:"#/properties/spec/properties/scaleIn/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
if(data79.reservation !== undefined){
let data80 = data79.reservation;
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
if(Object.keys(data80).length < 1){
const err220 = {instancePath:instancePath+"/spec/scaleIn/reservation",schemaPath:"#/properties/spec/properties/scaleIn/properties/reservation/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
for(const key23 in data80){
if(!((key23 === "cpu") || (key23 === "memory"))){
const err221 = {instancePath:instancePath+"/spec/scaleIn/reservation",schemaPath:"#/properties/spec/properties/scaleIn/properties/reservation/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
if(data80.cpu !== undefined){
let data81 = data80.cpu;
if(!(((typeof data81 == "number") && (!(data81 % 1) && !isNaN(data81))) && (isFinite(data81)))){
const err222 = {instancePath:instancePath+"/spec/scaleIn/reservation/cpu",schemaPath:"#/properties/spec/properties/scaleIn/properties/reservation/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
if((typeof data81 == "number") && (isFinite(data81))){
if(data81 > 100 || isNaN(data81)){
const err223 = {instancePath:instancePath+"/spec/scaleIn/reservation/cpu",schemaPath:"#/properties/spec/properties/scaleIn/properties/reservation/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
if(data81 < 1 || isNaN(data81)){
const err224 = {instancePath:instancePath+"/spec/scaleIn/reservation/cpu",schemaPath:"#/properties/spec/properties/scaleIn/properties/reservation/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
}
if(data80.memory !== undefined){
let data82 = data80.memory;
if(!(((typeof data82 == "number") && (!(data82 % 1) && !isNaN(data82))) && (isFinite(data82)))){
const err225 = {instancePath:instancePath+"/spec/scaleIn/reservation/memory",schemaPath:"#/properties/spec/properties/scaleIn/properties/reservation/properties/memory/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
if((typeof data82 == "number") && (isFinite(data82))){
if(data82 > 100 || isNaN(data82)){
const err226 = {instancePath:instancePath+"/spec/scaleIn/reservation/memory",schemaPath:"#/properties/spec/properties/scaleIn/properties/reservation/properties/memory/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
if(data82 < 1 || isNaN(data82)){
const err227 = {instancePath:instancePath+"/spec/scaleIn/reservation/memory",schemaPath:"#/properties/spec/properties/scaleIn/properties/reservation/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
}
}
else {
const err228 = {instancePath:instancePath+"/spec/scaleIn/reservation",schemaPath:"#/properties/spec/properties/scaleIn/properties/reservation/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
if(data79.stableFor !== undefined){
let data83 = data79.stableFor;
if(typeof data83 === "string"){
if(data83.length > 20){
const err229 = {instancePath:instancePath+"/spec/scaleIn/stableFor",schemaPath:"#/properties/spec/properties/scaleIn/properties/stableFor/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
if(!pattern5.test(data83)){
const err230 = {instancePath:instancePath+"/spec/scaleIn/stableFor",schemaPath:"#/properties/spec/properties/scaleIn/properties/stableFor/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
else {
const err231 = {instancePath:instancePath+"/spec/scaleIn/stableFor",schemaPath:"#/properties/spec/properties/scaleIn/properties/stableFor/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
if(data79.consolidate !== undefined){
if(typeof data79.consolidate !== "boolean"){
const err232 = {instancePath:instancePath+"/spec/scaleIn/consolidate",schemaPath:"#/properties/spec/properties/scaleIn/properties/consolidate/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
}
else {
const err233 = {instancePath:instancePath+"/spec/scaleIn",schemaPath:"#/properties/spec/properties/scaleIn/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
if(data6.schedules !== undefined){
let data85 = data6.schedules;
if(Array.isArray(data85)){
if(data85.length > 100){
const err234 = {instancePath:instancePath+"/spec/schedules",schemaPath:"#/properties/spec/properties/schedules/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
const len2 = data85.length;
for(let i2=0; i2<len2; i2++){
let data86 = data85[i2];
if(data86 && typeof data86 == "object" && !Array.isArray(data86)){
if(data86.timeZone === undefined){
data86.timeZone = "UTC";
}
if(data86.lead === undefined){
data86.lead = "5m";
}
if(data86.name === undefined){
const err235 = {instancePath:instancePath+"/spec/schedules/" + i2,schemaPath:"#/properties/spec/properties/schedules/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
if(data86.cron === undefined){
const err236 = {instancePath:instancePath+"/spec/schedules/" + i2,schemaPath:"#/properties/spec/properties/schedules/items/required",keyword:"required",params:{missingProperty: "cron"},message:"must have required property '"+"cron"+"'"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
if(data86.duration === undefined){
const err237 = {instancePath:instancePath+"/spec/schedules/" + i2,schemaPath:"#/properties/spec/properties/schedules/items/required",keyword:"required",params:{missingProperty: "duration"},message:"must have required property '"+"duration"+"'"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
if(data86.pool === undefined){
const err238 = {instancePath:instancePath+"/spec/schedules/" + i2,schemaPath:"#/properties/spec/properties/schedules/items/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
for(const key24 in data86){
if(!((((((((key24 === "name") || (key24 === "cron")) || (key24 === "timeZone")) || (key24 === "duration")) || (key24 === "lead")) || (key24 === "pool")) || (key24 === "min")) || (key24 === "max"))){
const err239 = {instancePath:instancePath+"/spec/schedules/" + i2,schemaPath:"#/properties/spec/properties/schedules/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
if(data86.name !== undefined){
let data87 = data86.name;
if(typeof data87 === "string"){
if(data87.length > 63){
const err240 = {instancePath:instancePath+"/spec/schedules/" + i2+"/name",schemaPath:"#/properties/spec/properties/schedules/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
if(data87.length < 1){
const err241 = {instancePath:instancePath+"/spec/schedules/" + i2+"/name",schemaPath:"#/properties/spec/properties/schedules/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
else {
const err242 = {instancePath:instancePath+"/spec/schedules/" + i2+"/name",schemaPath:"#/properties/spec/properties/schedules/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
if(data86.cron !== undefined){
let data88 = data86.cron;
if(typeof data88 === "string"){
if(data88.length > 100){
const err243 = {instancePath:instancePath+"/spec/schedules/" + i2+"/cron",schemaPath:"#/properties/spec/properties/schedules/items/properties/cron/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
if(data88.length < 9){
const err244 = {instancePath:instancePath+"/spec/schedules/" + i2+"/cron",schemaPath:"#/properties/spec/properties/schedules/items/properties/cron/minLength",keyword:"minLength",params:{limit: 9},message:"must NOT have fewer than 9 characters"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
if(!pattern16.test(data88)){
const err245 = {instancePath:instancePath+"/spec/schedules/" + i2+"/cron",schemaPath:"#/properties/spec/properties/schedules/items/properties/cron/pattern",keyword:"pattern",params:{pattern: "^\\S+( \\S+){4}$"},message:"must match pattern \""+"^\\S+( \\S+){4}$"+"\""};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
else {
const err246 = {instancePath:instancePath+"/spec/schedules/" + i2+"/cron",schemaPath:"#/properties/spec/properties/schedules/items/properties/cron/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
let data89 = data86.timeZone;
if(typeof data89 === "string"){
if(data89.length > 64){
const err247 = {instancePath:instancePath+"/spec/schedules/" + i2+"/timeZone",schemaPath:"#/properties/spec/properties/schedules/items/properties/timeZone/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
if(data89.length < 1){
const err248 = {instancePath:instancePath+"/spec/schedules/" + i2+"/timeZone",schemaPath:"#/properties/spec/properties/schedules/items/properties/timeZone/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
else {
const err249 = {instancePath:instancePath+"/spec/schedules/" + i2+"/timeZone",schemaPath:"#/properties/spec/properties/schedules/items/properties/timeZone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
if(data86.duration !== undefined){
let data90 = data86.duration;
if(typeof data90 === "string"){
if(data90.length > 20){
const err250 = {instancePath:instancePath+"/spec/schedules/" + i2+"/duration",schemaPath:"#/properties/spec/properties/schedules/items/properties/duration/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
if(!pattern5.test(data90)){
const err251 = {instancePath:instancePath+"/spec/schedules/" + i2+"/duration",schemaPath:"#/properties/spec/properties/schedules/items/properties/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
}
else {
const err252 = {instancePath:instancePath+"/spec/schedules/" + i2+"/duration",schemaPath:"#/properties/spec/properties/schedules/items/properties/duration/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
let data91 = data86.lead;
if(typeof data91 === "string"){
if(data91.length > 20){
const err253 = {instancePath:instancePath+"/spec/schedules/" + i2+"/lead",schemaPath:"#/properties/spec/properties/schedules/items/properties/lead/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
if(!pattern5.test(data91)){
const err254 = {instancePath:instancePath+"/spec/schedules/" + i2+"/lead",schemaPath:"#/properties/spec/properties/schedules/items/properties/lead/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
else {
const err255 = {instancePath:instancePath+"/spec/schedules/" + i2+"/lead",schemaPath:"#/properties/spec/properties/schedules/items/properties/lead/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
if(data86.pool !== undefined){
let data92 = data86.pool;
if(typeof data92 === "string"){
if(data92.length > 63){
const err256 = {instancePath:instancePath+"/spec/schedules/" + i2+"/pool",schemaPath:"#/properties/spec/properties/schedules/items/properties/pool/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
if(data92.length < 1){
const err257 = {instancePath:instancePath+"/spec/schedules/" + i2+"/pool",schemaPath:"#/properties/spec/properties/schedules/items/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
}
else {
const err258 = {instancePath:instancePath+"/spec/schedules/" + i2+"/pool",schemaPath:"#/properties/spec/properties/schedules/items/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
if(data86.min !== undefined){
let data93 = data86.min;
if(!(((typeof data93 == "number") && (!(data93 % 1) && !isNaN(data93))) && (isFinite(data93)))){
const err259 = {instancePath:instancePath+"/spec/schedules/" + i2+"/min",schemaPath:"#/properties/spec/properties/schedules/items/properties/min/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
if((typeof data93 == "number") && (isFinite(data93))){
if(data93 > 10000 || isNaN(data93)){
const err260 = {instancePath:instancePath+"/spec/schedules/" + i2+"/min",schemaPath:"#/properties/spec/properties/schedules/items/properties/min/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
if(data93 < 0 || isNaN(data93)){
const err261 = {instancePath:instancePath+"/spec/schedules/" + i2+"/min",schemaPath:"#/properties/spec/properties/schedules/items/properties/min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
}
}
if(data86.max !== undefined){
let data94 = data86.max;
if(!(((typeof data94 == "number") && (!(data94 % 1) && !isNaN(data94))) && (isFinite(data94)))){
const err262 = {instancePath:instancePath+"/spec/schedules/" + i2+"/max",schemaPath:"#/properties/spec/properties/schedules/items/properties/max/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
if((typeof data94 == "number") && (isFinite(data94))){
if(data94 > 10000 || isNaN(data94)){
const err263 = {instancePath:instancePath+"/spec/schedules/" + i2+"/max",schemaPath:"#/properties/spec/properties/schedules/items/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
if(data94 < 0 || isNaN(data94)){
const err264 = {instancePath:instancePath+"/spec/schedules/" + i2+"/max",schemaPath:"#/properties/spec/properties/schedules/items/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
}
}
else {
const err265 = {instancePath:instancePath+"/spec/schedules/" + i2,schemaPath:"#/properties/spec/properties/schedules/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
}
else {
const err266 = {instancePath:instancePath+"/spec/schedules",schemaPath:"#/properties/spec/properties/schedules/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
}
if(data6.disruption !== undefined){
let data95 = data6.disruption;
if(data95 && typeof data95 == "object" && !Array.isArray(data95)){
for(const key25 in data95){
if(!(key25 === "budgets")){
const err267 = {instancePath:instancePath+"/spec/disruption",schemaPath:"#/properties/spec/properties/disruption/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
if(data95.budgets !== undefined){
let data96 = data95.budgets;
if(Array.isArray(data96)){
if(data96.length > 20){
const err268 = {instancePath:instancePath+"/spec/disruption/budgets",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
const len3 = data96.length;
for(let i3=0; i3<len3; i3++){
let data97 = data96[i3];
if(data97 && typeof data97 == "object" && !Array.isArray(data97)){
if(data97.timeZone === undefined){
data97.timeZone = "UTC";
}
if(data97.max === undefined){
const err269 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3,schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/required",keyword:"required",params:{missingProperty: "max"},message:"must have required property '"+"max"+"'"};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
for(const key26 in data97){
if(!((((((key26 === "max") || (key26 === "per")) || (key26 === "cron")) || (key26 === "timeZone")) || (key26 === "duration")) || (key26 === "reasons"))){
const err270 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3,schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
if(data97.max !== undefined){
let data98 = data97.max;
if((!(((typeof data98 == "number") && (!(data98 % 1) && !isNaN(data98))) && (isFinite(data98)))) && (typeof data98 !== "string")){
const err271 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/max",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/max/type",keyword:"type",params:{type: schema11.properties.spec.properties.disruption.properties.budgets.items.properties.max.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
if((typeof data98 == "number") && (isFinite(data98))){
if(data98 > 10000 || isNaN(data98)){
const err272 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/max",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
if(data98 < 0 || isNaN(data98)){
const err273 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/max",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
}
if(typeof data98 === "string"){
if(data98.length > 4){
const err274 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/max",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/max/maxLength",keyword:"maxLength",params:{limit: 4},message:"must NOT have more than 4 characters"};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
if(!pattern8.test(data98)){
const err275 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/max",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/max/pattern",keyword:"pattern",params:{pattern: "^(100|[1-9]?[0-9])%$"},message:"must match pattern \""+"^(100|[1-9]?[0-9])%$"+"\""};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
}
if(data97.per !== undefined){
let data99 = data97.per;
if(typeof data99 === "string"){
if(data99.length > 20){
const err276 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/per",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/per/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
if(!pattern5.test(data99)){
const err277 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/per",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/per/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
}
else {
const err278 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/per",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/per/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
}
if(data97.cron !== undefined){
let data100 = data97.cron;
if(typeof data100 === "string"){
if(data100.length > 100){
const err279 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/cron",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/cron/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
if(data100.length < 9){
const err280 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/cron",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/cron/minLength",keyword:"minLength",params:{limit: 9},message:"must NOT have fewer than 9 characters"};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
if(!pattern16.test(data100)){
const err281 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/cron",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/cron/pattern",keyword:"pattern",params:{pattern: "^\\S+( \\S+){4}$"},message:"must match pattern \""+"^\\S+( \\S+){4}$"+"\""};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
}
else {
const err282 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/cron",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/cron/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
}
let data101 = data97.timeZone;
if(typeof data101 === "string"){
if(data101.length > 64){
const err283 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/timeZone",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/timeZone/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
if(data101.length < 1){
const err284 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/timeZone",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/timeZone/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
else {
const err285 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/timeZone",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/timeZone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
if(data97.duration !== undefined){
let data102 = data97.duration;
if(typeof data102 === "string"){
if(data102.length > 20){
const err286 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/duration",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/duration/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
if(!pattern5.test(data102)){
const err287 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/duration",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
}
else {
const err288 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/duration",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/duration/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
if(data97.reasons !== undefined){
let data103 = data97.reasons;
if(Array.isArray(data103)){
if(data103.length > 10){
const err289 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/reasons",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/reasons/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items"};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
if(data103.length < 1){
const err290 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/reasons",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/reasons/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
const len4 = data103.length;
for(let i4=0; i4<len4; i4++){
let data104 = data103[i4];
if(typeof data104 !== "string"){
const err291 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/reasons/" + i4,schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/reasons/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
if(!((((((data104 === "scaleIn") || (data104 === "refresh")) || (data104 === "rebalance")) || (data104 === "consolidate")) || (data104 === "unhealthy")) || (data104 === "person"))){
const err292 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/reasons/" + i4,schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/reasons/items/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.disruption.properties.budgets.items.properties.reasons.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
}
}
else {
const err293 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3+"/reasons",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/properties/reasons/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
}
}
else {
const err294 = {instancePath:instancePath+"/spec/disruption/budgets/" + i3,schemaPath:"#/properties/spec/properties/disruption/properties/budgets/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
}
}
else {
const err295 = {instancePath:instancePath+"/spec/disruption/budgets",schemaPath:"#/properties/spec/properties/disruption/properties/budgets/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
}
}
else {
const err296 = {instancePath:instancePath+"/spec/disruption",schemaPath:"#/properties/spec/properties/disruption/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
if(data6.refresh !== undefined){
let data105 = data6.refresh;
if(data105 && typeof data105 == "object" && !Array.isArray(data105)){
if(data105.surge === undefined){
data105.surge = 1;
}
for(const key27 in data105){
if(!((key27 === "on") || (key27 === "surge"))){
const err297 = {instancePath:instancePath+"/spec/refresh",schemaPath:"#/properties/spec/properties/refresh/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
if(data105.on !== undefined){
let data106 = data105.on;
if(Array.isArray(data106)){
if(data106.length > 2){
const err298 = {instancePath:instancePath+"/spec/refresh/on",schemaPath:"#/properties/spec/properties/refresh/properties/on/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
if(data106.length < 1){
const err299 = {instancePath:instancePath+"/spec/refresh/on",schemaPath:"#/properties/spec/properties/refresh/properties/on/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
const len5 = data106.length;
for(let i5=0; i5<len5; i5++){
let data107 = data106[i5];
if(typeof data107 !== "string"){
const err300 = {instancePath:instancePath+"/spec/refresh/on/" + i5,schemaPath:"#/properties/spec/properties/refresh/properties/on/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
if(!((data107 === "launchTemplate") || (data107 === "ami"))){
const err301 = {instancePath:instancePath+"/spec/refresh/on/" + i5,schemaPath:"#/properties/spec/properties/refresh/properties/on/items/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.refresh.properties.on.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
}
else {
const err302 = {instancePath:instancePath+"/spec/refresh/on",schemaPath:"#/properties/spec/properties/refresh/properties/on/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
let data108 = data105.surge;
if(!(((typeof data108 == "number") && (!(data108 % 1) && !isNaN(data108))) && (isFinite(data108)))){
const err303 = {instancePath:instancePath+"/spec/refresh/surge",schemaPath:"#/properties/spec/properties/refresh/properties/surge/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
if((typeof data108 == "number") && (isFinite(data108))){
if(data108 > 10000 || isNaN(data108)){
const err304 = {instancePath:instancePath+"/spec/refresh/surge",schemaPath:"#/properties/spec/properties/refresh/properties/surge/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
if(data108 < 0 || isNaN(data108)){
const err305 = {instancePath:instancePath+"/spec/refresh/surge",schemaPath:"#/properties/spec/properties/refresh/properties/surge/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
}
else {
const err306 = {instancePath:instancePath+"/spec/refresh",schemaPath:"#/properties/spec/properties/refresh/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
}
}
else {
const err307 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
}
}
else {
const err308 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

