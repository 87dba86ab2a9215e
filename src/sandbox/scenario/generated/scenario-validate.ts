// Generated from crds/. Do not edit.
// @ts-nocheck

export const validate = validate10 as unknown as {
  (data: unknown): boolean;
  errors?: { instancePath: string; keyword: string; params: Record<string, unknown> }[] | null;
};
const schema11 = {"type":"object","required":["apiVersion","kind","metadata","spec"],"properties":{"apiVersion":{"type":"string","enum":["sluice.dev/v1alpha1"]},"kind":{"type":"string","enum":["Scenario"]},"metadata":{"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"},"labels":{"type":"object","additionalProperties":{"type":"string","maxLength":63}}},"additionalProperties":false,"required":["name"]},"spec":{"type":"object","required":["duration","clusters"],"properties":{"story":{"type":"string","maxLength":2000},"account":{"type":"string","pattern":"^[0-9]{12}$","default":"111122223333"},"region":{"type":"string","maxLength":32,"pattern":"^[a-z]{2}(-[a-z]+)+-[0-9]+$","default":"ap-northeast-1"},"start":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$","default":"2026-11-22T00:00:00Z"},"duration":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"settle":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"5m"},"seed":{"type":"integer","minimum":0,"maximum":2147483647,"default":1},"clusterSpecs":{"type":"array","maxItems":20,"items":{"type":"string","minLength":1,"maxLength":255}},"settings":{"type":"object","properties":{"schedulerPass":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"removedTargets":{"type":"string","enum":["stayOut","returnWithinSeconds","returnOnNextPass"]},"stopTask":{"type":"string","enum":["atOnce","untilUnused","fullDelay"]},"drainDelay":{"type":"string","enum":["untilIdle","fullDelay"]},"spotRequestLag":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"hostDeathLag":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"metricDelay":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"attributesOnDraining":{"type":"boolean"}},"additionalProperties":false},"queues":{"type":"array","maxItems":20,"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":80,"pattern":"^[A-Za-z0-9_-]+$"},"events":{"type":"array","maxItems":20,"items":{"type":"string","minLength":1,"maxLength":128}},"forOperator":{"type":"boolean","default":false}},"additionalProperties":false}},"clusters":{"type":"array","minItems":1,"maxItems":20,"items":{"type":"object","required":["name","pools"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_-]+$"},"pools":{"type":"array","minItems":1,"maxItems":20,"items":{"type":"object","required":["name","min","max","desired","instance"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_-]+$"},"min":{"type":"integer","minimum":0,"maximum":10000},"max":{"type":"integer","minimum":0,"maximum":10000},"desired":{"type":"integer","minimum":0,"maximum":10000},"zones":{"type":"array","minItems":1,"maxItems":6,"items":{"type":"string","pattern":"^[a-z]$"},"default":["a","c","d"]},"market":{"type":"string","enum":["on-demand","spot"],"default":"on-demand"},"instance":{"type":"object","required":["type","cpu","memory"],"properties":{"type":{"type":"string","minLength":1,"maxLength":32},"cpu":{"type":"integer","minimum":128,"maximum":1000000},"memory":{"type":"integer","minimum":128,"maximum":100000000}},"additionalProperties":false},"boot":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"60s-90s"},"hooks":{"type":"array","maxItems":10,"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255},"heartbeat":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"1h"},"defaultResult":{"type":"string","enum":["CONTINUE","ABANDON"],"default":"ABANDON"},"forOperator":{"type":"boolean","default":false}},"additionalProperties":false}},"targetTracking":{"type":"object","required":["metric","target"],"properties":{"metric":{"type":"string","enum":["CPUReservation","MemoryReservation"]},"target":{"type":"integer","minimum":1,"maximum":100},"cooldown":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"5m"}},"additionalProperties":false}},"additionalProperties":false}},"services":{"type":"array","maxItems":500,"items":{"type":"object","required":["name","desired","task"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_-]+$"},"desired":{"type":"integer","minimum":0,"maximum":10000},"daemon":{"type":"boolean","default":false},"minimumHealthyPercent":{"type":"integer","minimum":0,"maximum":200},"maximumPercent":{"type":"integer","minimum":0,"maximum":1000},"task":{"type":"object","required":["cpu","memory"],"properties":{"cpu":{"type":"integer","minimum":1,"maximum":1000000},"memory":{"type":"integer","minimum":1,"maximum":100000000},"stopTimeout":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"30s"},"start":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"5s-15s"},"ready":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"3s-8s"},"shutdown":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"1s-5s"}},"additionalProperties":false},"spread":{"type":"array","maxItems":5,"items":{"type":"string","enum":["zone","instance","binpack-cpu","binpack-memory"]},"default":["zone","instance"]},"loadBalancer":{"type":"object","properties":{"type":{"type":"string","enum":["application","network"],"default":"application"},"deregistrationDelay":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"5m"},"healthCheckInterval":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"10s"},"healthyThreshold":{"type":"integer","minimum":2,"maximum":10,"default":2},"unhealthyThreshold":{"type":"integer","minimum":2,"maximum":10,"default":2}},"additionalProperties":false},"traffic":{"type":"object","required":["points"],"properties":{"points":{"type":"array","minItems":1,"maxItems":1000,"items":{"type":"object","required":["at","requestsPerSecond"],"properties":{"at":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"requestsPerSecond":{"type":"number","minimum":0,"maximum":100000}},"additionalProperties":false}},"seconds":{"type":"number","minimum":0.001,"maximum":600,"default":0.1},"perTask":{"type":"number","minimum":0.01,"maximum":100000,"default":100}},"additionalProperties":false},"autoScaling":{"type":"object","required":["min","max","requestsPerTask"],"properties":{"min":{"type":"integer","minimum":0,"maximum":10000},"max":{"type":"integer","minimum":0,"maximum":10000},"requestsPerTask":{"type":"number","minimum":0.01,"maximum":100000}},"additionalProperties":false}},"additionalProperties":false}},"jobs":{"type":"array","maxItems":100,"items":{"type":"object","required":["family","perMinute","task","seconds"],"properties":{"family":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_-]+$"},"perMinute":{"type":"number","minimum":0,"maximum":100000},"seconds":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$"},"until":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"task":{"type":"object","required":["cpu","memory"],"properties":{"cpu":{"type":"integer","minimum":1,"maximum":1000000},"memory":{"type":"integer","minimum":1,"maximum":100000000},"stopTimeout":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"30s"},"start":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"5s-15s"},"ready":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"3s-8s"},"shutdown":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"1s-5s"}},"additionalProperties":false}},"additionalProperties":false}}},"additionalProperties":false}},"faults":{"type":"array","maxItems":1000,"items":{"type":"object","required":["at"],"minProperties":2,"maxProperties":2,"properties":{"at":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"spotInterruption":{"type":"object","required":["pool","count"],"properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"count":{"type":"integer","minimum":1,"maximum":10000},"over":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"1s"}},"additionalProperties":false},"setDesiredCapacity":{"type":"object","required":["pool","desired"],"properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"desired":{"type":"integer","minimum":0,"maximum":10000}},"additionalProperties":false},"terminateInGroup":{"type":"object","required":["pool","count"],"properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"count":{"type":"integer","minimum":1,"maximum":10000}},"additionalProperties":false}},"additionalProperties":false}}},"additionalProperties":false}},"additionalProperties":false};
const pattern0 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "u");
const pattern1 = new RegExp("^[0-9]{12}$", "u");
const pattern2 = new RegExp("^[a-z]{2}(-[a-z]+)+-[0-9]+$", "u");
const pattern3 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", "u");
const pattern4 = new RegExp("^([0-9]+(s|m|h|d))+$", "u");
const pattern10 = new RegExp("^[A-Za-z0-9_-]+$", "u");
const pattern13 = new RegExp("^[a-z]$", "u");
const pattern14 = new RegExp("^[0-9]+s(-[0-9]+s)?$", "u");
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
if(!(data1 === "Scenario")){
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
if(data6.account === undefined){
data6.account = "111122223333";
}
if(data6.region === undefined){
data6.region = "ap-northeast-1";
}
if(data6.start === undefined){
data6.start = "2026-11-22T00:00:00Z";
}
if(data6.settle === undefined){
data6.settle = "5m";
}
if(data6.seed === undefined){
data6.seed = 1;
}
if(data6.duration === undefined){
const err19 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "duration"},message:"must have required property '"+"duration"+"'"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data6.clusters === undefined){
const err20 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "clusters"},message:"must have required property '"+"clusters"+"'"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
for(const key3 in data6){
if(!(func2.call(schema11.properties.spec.properties, key3))){
const err21 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data6.story !== undefined){
let data7 = data6.story;
if(typeof data7 === "string"){
if(data7.length > 2000){
const err22 = {instancePath:instancePath+"/spec/story",schemaPath:"#/properties/spec/properties/story/maxLength",keyword:"maxLength",params:{limit: 2000},message:"must NOT have more than 2000 characters"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/spec/story",schemaPath:"#/properties/spec/properties/story/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
let data8 = data6.account;
if(typeof data8 === "string"){
if(!pattern1.test(data8)){
const err24 = {instancePath:instancePath+"/spec/account",schemaPath:"#/properties/spec/properties/account/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/spec/account",schemaPath:"#/properties/spec/properties/account/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
let data9 = data6.region;
if(typeof data9 === "string"){
if(data9.length > 32){
const err26 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!pattern2.test(data9)){
const err27 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]+$"},message:"must match pattern \""+"^[a-z]{2}(-[a-z]+)+-[0-9]+$"+"\""};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
let data10 = data6.start;
if(typeof data10 === "string"){
if(!pattern3.test(data10)){
const err29 = {instancePath:instancePath+"/spec/start",schemaPath:"#/properties/spec/properties/start/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"+"\""};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/spec/start",schemaPath:"#/properties/spec/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data6.duration !== undefined){
let data11 = data6.duration;
if(typeof data11 === "string"){
if(data11.length > 20){
const err31 = {instancePath:instancePath+"/spec/duration",schemaPath:"#/properties/spec/properties/duration/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(!pattern4.test(data11)){
const err32 = {instancePath:instancePath+"/spec/duration",schemaPath:"#/properties/spec/properties/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/spec/duration",schemaPath:"#/properties/spec/properties/duration/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
let data12 = data6.settle;
if(typeof data12 === "string"){
if(data12.length > 20){
const err34 = {instancePath:instancePath+"/spec/settle",schemaPath:"#/properties/spec/properties/settle/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(!pattern4.test(data12)){
const err35 = {instancePath:instancePath+"/spec/settle",schemaPath:"#/properties/spec/properties/settle/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
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
const err36 = {instancePath:instancePath+"/spec/settle",schemaPath:"#/properties/spec/properties/settle/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
let data13 = data6.seed;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err37 = {instancePath:instancePath+"/spec/seed",schemaPath:"#/properties/spec/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 2147483647 || isNaN(data13)){
const err38 = {instancePath:instancePath+"/spec/seed",schemaPath:"#/properties/spec/properties/seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err39 = {instancePath:instancePath+"/spec/seed",schemaPath:"#/properties/spec/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data6.clusterSpecs !== undefined){
let data14 = data6.clusterSpecs;
if(Array.isArray(data14)){
if(data14.length > 20){
const err40 = {instancePath:instancePath+"/spec/clusterSpecs",schemaPath:"#/properties/spec/properties/clusterSpecs/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
const len0 = data14.length;
for(let i0=0; i0<len0; i0++){
let data15 = data14[i0];
if(typeof data15 === "string"){
if(data15.length > 255){
const err41 = {instancePath:instancePath+"/spec/clusterSpecs/" + i0,schemaPath:"#/properties/spec/properties/clusterSpecs/items/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data15.length < 1){
const err42 = {instancePath:instancePath+"/spec/clusterSpecs/" + i0,schemaPath:"#/properties/spec/properties/clusterSpecs/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/spec/clusterSpecs/" + i0,schemaPath:"#/properties/spec/properties/clusterSpecs/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/spec/clusterSpecs",schemaPath:"#/properties/spec/properties/clusterSpecs/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data6.settings !== undefined){
let data16 = data6.settings;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key4 in data16){
if(!((((((((key4 === "schedulerPass") || (key4 === "removedTargets")) || (key4 === "stopTask")) || (key4 === "drainDelay")) || (key4 === "spotRequestLag")) || (key4 === "hostDeathLag")) || (key4 === "metricDelay")) || (key4 === "attributesOnDraining"))){
const err45 = {instancePath:instancePath+"/spec/settings",schemaPath:"#/properties/spec/properties/settings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data16.schedulerPass !== undefined){
let data17 = data16.schedulerPass;
if(typeof data17 === "string"){
if(data17.length > 20){
const err46 = {instancePath:instancePath+"/spec/settings/schedulerPass",schemaPath:"#/properties/spec/properties/settings/properties/schedulerPass/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(!pattern4.test(data17)){
const err47 = {instancePath:instancePath+"/spec/settings/schedulerPass",schemaPath:"#/properties/spec/properties/settings/properties/schedulerPass/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/spec/settings/schedulerPass",schemaPath:"#/properties/spec/properties/settings/properties/schedulerPass/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data16.removedTargets !== undefined){
let data18 = data16.removedTargets;
if(typeof data18 !== "string"){
const err49 = {instancePath:instancePath+"/spec/settings/removedTargets",schemaPath:"#/properties/spec/properties/settings/properties/removedTargets/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(!(((data18 === "stayOut") || (data18 === "returnWithinSeconds")) || (data18 === "returnOnNextPass"))){
const err50 = {instancePath:instancePath+"/spec/settings/removedTargets",schemaPath:"#/properties/spec/properties/settings/properties/removedTargets/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.removedTargets.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data16.stopTask !== undefined){
let data19 = data16.stopTask;
if(typeof data19 !== "string"){
const err51 = {instancePath:instancePath+"/spec/settings/stopTask",schemaPath:"#/properties/spec/properties/settings/properties/stopTask/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(!(((data19 === "atOnce") || (data19 === "untilUnused")) || (data19 === "fullDelay"))){
const err52 = {instancePath:instancePath+"/spec/settings/stopTask",schemaPath:"#/properties/spec/properties/settings/properties/stopTask/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.stopTask.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data16.drainDelay !== undefined){
let data20 = data16.drainDelay;
if(typeof data20 !== "string"){
const err53 = {instancePath:instancePath+"/spec/settings/drainDelay",schemaPath:"#/properties/spec/properties/settings/properties/drainDelay/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(!((data20 === "untilIdle") || (data20 === "fullDelay"))){
const err54 = {instancePath:instancePath+"/spec/settings/drainDelay",schemaPath:"#/properties/spec/properties/settings/properties/drainDelay/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.drainDelay.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data16.spotRequestLag !== undefined){
let data21 = data16.spotRequestLag;
if(typeof data21 === "string"){
if(data21.length > 20){
const err55 = {instancePath:instancePath+"/spec/settings/spotRequestLag",schemaPath:"#/properties/spec/properties/settings/properties/spotRequestLag/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(!pattern4.test(data21)){
const err56 = {instancePath:instancePath+"/spec/settings/spotRequestLag",schemaPath:"#/properties/spec/properties/settings/properties/spotRequestLag/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/spec/settings/spotRequestLag",schemaPath:"#/properties/spec/properties/settings/properties/spotRequestLag/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data16.hostDeathLag !== undefined){
let data22 = data16.hostDeathLag;
if(typeof data22 === "string"){
if(data22.length > 20){
const err58 = {instancePath:instancePath+"/spec/settings/hostDeathLag",schemaPath:"#/properties/spec/properties/settings/properties/hostDeathLag/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(!pattern4.test(data22)){
const err59 = {instancePath:instancePath+"/spec/settings/hostDeathLag",schemaPath:"#/properties/spec/properties/settings/properties/hostDeathLag/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/spec/settings/hostDeathLag",schemaPath:"#/properties/spec/properties/settings/properties/hostDeathLag/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data16.metricDelay !== undefined){
let data23 = data16.metricDelay;
if(typeof data23 === "string"){
if(data23.length > 20){
const err61 = {instancePath:instancePath+"/spec/settings/metricDelay",schemaPath:"#/properties/spec/properties/settings/properties/metricDelay/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(!pattern4.test(data23)){
const err62 = {instancePath:instancePath+"/spec/settings/metricDelay",schemaPath:"#/properties/spec/properties/settings/properties/metricDelay/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/spec/settings/metricDelay",schemaPath:"#/properties/spec/properties/settings/properties/metricDelay/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data16.attributesOnDraining !== undefined){
if(typeof data16.attributesOnDraining !== "boolean"){
const err64 = {instancePath:instancePath+"/spec/settings/attributesOnDraining",schemaPath:"#/properties/spec/properties/settings/properties/attributesOnDraining/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/spec/settings",schemaPath:"#/properties/spec/properties/settings/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data6.queues !== undefined){
let data25 = data6.queues;
if(Array.isArray(data25)){
if(data25.length > 20){
const err66 = {instancePath:instancePath+"/spec/queues",schemaPath:"#/properties/spec/properties/queues/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
const len1 = data25.length;
for(let i1=0; i1<len1; i1++){
let data26 = data25[i1];
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26.forOperator === undefined){
data26.forOperator = false;
}
if(data26.name === undefined){
const err67 = {instancePath:instancePath+"/spec/queues/" + i1,schemaPath:"#/properties/spec/properties/queues/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
for(const key5 in data26){
if(!(((key5 === "name") || (key5 === "events")) || (key5 === "forOperator"))){
const err68 = {instancePath:instancePath+"/spec/queues/" + i1,schemaPath:"#/properties/spec/properties/queues/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data26.name !== undefined){
let data27 = data26.name;
if(typeof data27 === "string"){
if(data27.length > 80){
const err69 = {instancePath:instancePath+"/spec/queues/" + i1+"/name",schemaPath:"#/properties/spec/properties/queues/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data27.length < 1){
const err70 = {instancePath:instancePath+"/spec/queues/" + i1+"/name",schemaPath:"#/properties/spec/properties/queues/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(!pattern10.test(data27)){
const err71 = {instancePath:instancePath+"/spec/queues/" + i1+"/name",schemaPath:"#/properties/spec/properties/queues/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/spec/queues/" + i1+"/name",schemaPath:"#/properties/spec/properties/queues/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data26.events !== undefined){
let data28 = data26.events;
if(Array.isArray(data28)){
if(data28.length > 20){
const err73 = {instancePath:instancePath+"/spec/queues/" + i1+"/events",schemaPath:"#/properties/spec/properties/queues/items/properties/events/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
const len2 = data28.length;
for(let i2=0; i2<len2; i2++){
let data29 = data28[i2];
if(typeof data29 === "string"){
if(data29.length > 128){
const err74 = {instancePath:instancePath+"/spec/queues/" + i1+"/events/" + i2,schemaPath:"#/properties/spec/properties/queues/items/properties/events/items/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(data29.length < 1){
const err75 = {instancePath:instancePath+"/spec/queues/" + i1+"/events/" + i2,schemaPath:"#/properties/spec/properties/queues/items/properties/events/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/spec/queues/" + i1+"/events/" + i2,schemaPath:"#/properties/spec/properties/queues/items/properties/events/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath:instancePath+"/spec/queues/" + i1+"/events",schemaPath:"#/properties/spec/properties/queues/items/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(typeof data26.forOperator !== "boolean"){
const err78 = {instancePath:instancePath+"/spec/queues/" + i1+"/forOperator",schemaPath:"#/properties/spec/properties/queues/items/properties/forOperator/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
else {
const err79 = {instancePath:instancePath+"/spec/queues/" + i1,schemaPath:"#/properties/spec/properties/queues/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
else {
const err80 = {instancePath:instancePath+"/spec/queues",schemaPath:"#/properties/spec/properties/queues/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data6.clusters !== undefined){
let data31 = data6.clusters;
if(Array.isArray(data31)){
if(data31.length > 20){
const err81 = {instancePath:instancePath+"/spec/clusters",schemaPath:"#/properties/spec/properties/clusters/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
if(data31.length < 1){
const err82 = {instancePath:instancePath+"/spec/clusters",schemaPath:"#/properties/spec/properties/clusters/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
const len3 = data31.length;
for(let i3=0; i3<len3; i3++){
let data32 = data31[i3];
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(data32.name === undefined){
const err83 = {instancePath:instancePath+"/spec/clusters/" + i3,schemaPath:"#/properties/spec/properties/clusters/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(data32.pools === undefined){
const err84 = {instancePath:instancePath+"/spec/clusters/" + i3,schemaPath:"#/properties/spec/properties/clusters/items/required",keyword:"required",params:{missingProperty: "pools"},message:"must have required property '"+"pools"+"'"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
for(const key6 in data32){
if(!((((key6 === "name") || (key6 === "pools")) || (key6 === "services")) || (key6 === "jobs"))){
const err85 = {instancePath:instancePath+"/spec/clusters/" + i3,schemaPath:"#/properties/spec/properties/clusters/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data32.name !== undefined){
let data33 = data32.name;
if(typeof data33 === "string"){
if(data33.length > 255){
const err86 = {instancePath:instancePath+"/spec/clusters/" + i3+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(data33.length < 1){
const err87 = {instancePath:instancePath+"/spec/clusters/" + i3+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(!pattern10.test(data33)){
const err88 = {instancePath:instancePath+"/spec/clusters/" + i3+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
else {
const err89 = {instancePath:instancePath+"/spec/clusters/" + i3+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data32.pools !== undefined){
let data34 = data32.pools;
if(Array.isArray(data34)){
if(data34.length > 20){
const err90 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(data34.length < 1){
const err91 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
const len4 = data34.length;
for(let i4=0; i4<len4; i4++){
let data35 = data34[i4];
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if(data35.zones === undefined){
data35.zones = ["a","c","d"];
}
if(data35.market === undefined){
data35.market = "on-demand";
}
if(data35.boot === undefined){
data35.boot = "60s-90s";
}
if(data35.name === undefined){
const err92 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(data35.min === undefined){
const err93 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/required",keyword:"required",params:{missingProperty: "min"},message:"must have required property '"+"min"+"'"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(data35.max === undefined){
const err94 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/required",keyword:"required",params:{missingProperty: "max"},message:"must have required property '"+"max"+"'"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(data35.desired === undefined){
const err95 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/required",keyword:"required",params:{missingProperty: "desired"},message:"must have required property '"+"desired"+"'"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(data35.instance === undefined){
const err96 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/required",keyword:"required",params:{missingProperty: "instance"},message:"must have required property '"+"instance"+"'"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
for(const key7 in data35){
if(!(func2.call(schema11.properties.spec.properties.clusters.items.properties.pools.items.properties, key7))){
const err97 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data35.name !== undefined){
let data36 = data35.name;
if(typeof data36 === "string"){
if(data36.length > 255){
const err98 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data36.length < 1){
const err99 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(!pattern10.test(data36)){
const err100 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
else {
const err101 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data35.min !== undefined){
let data37 = data35.min;
if(!(((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37))) && (isFinite(data37)))){
const err102 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/min",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/min/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 > 10000 || isNaN(data37)){
const err103 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/min",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/min/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if(data37 < 0 || isNaN(data37)){
const err104 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/min",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
}
if(data35.max !== undefined){
let data38 = data35.max;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err105 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/max",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/max/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 10000 || isNaN(data38)){
const err106 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/max",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(data38 < 0 || isNaN(data38)){
const err107 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/max",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data35.desired !== undefined){
let data39 = data35.desired;
if(!(((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39))) && (isFinite(data39)))){
const err108 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/desired",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/desired/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 > 10000 || isNaN(data39)){
const err109 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/desired",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/desired/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(data39 < 0 || isNaN(data39)){
const err110 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/desired",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/desired/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
}
let data40 = data35.zones;
if(Array.isArray(data40)){
if(data40.length > 6){
const err111 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/zones",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/zones/maxItems",keyword:"maxItems",params:{limit: 6},message:"must NOT have more than 6 items"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if(data40.length < 1){
const err112 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/zones",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/zones/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
const len5 = data40.length;
for(let i5=0; i5<len5; i5++){
let data41 = data40[i5];
if(typeof data41 === "string"){
if(!pattern13.test(data41)){
const err113 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/zones/" + i5,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/zones/items/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
else {
const err114 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/zones/" + i5,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/zones/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
}
else {
const err115 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/zones",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/zones/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
let data42 = data35.market;
if(typeof data42 !== "string"){
const err116 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/market",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/market/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
if(!((data42 === "on-demand") || (data42 === "spot"))){
const err117 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/market",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/market/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.pools.items.properties.market.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(data35.instance !== undefined){
let data43 = data35.instance;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.type === undefined){
const err118 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(data43.cpu === undefined){
const err119 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(data43.memory === undefined){
const err120 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/required",keyword:"required",params:{missingProperty: "memory"},message:"must have required property '"+"memory"+"'"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
for(const key8 in data43){
if(!(((key8 === "type") || (key8 === "cpu")) || (key8 === "memory"))){
const err121 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data43.type !== undefined){
let data44 = data43.type;
if(typeof data44 === "string"){
if(data44.length > 32){
const err122 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/type/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(data44.length < 1){
const err123 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/type/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
else {
const err124 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data43.cpu !== undefined){
let data45 = data43.cpu;
if(!(((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45))) && (isFinite(data45)))){
const err125 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 > 1000000 || isNaN(data45)){
const err126 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(data45 < 128 || isNaN(data45)){
const err127 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 128},message:"must be >= 128"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
}
if(data43.memory !== undefined){
let data46 = data43.memory;
if(!(((typeof data46 == "number") && (!(data46 % 1) && !isNaN(data46))) && (isFinite(data46)))){
const err128 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/memory/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if((typeof data46 == "number") && (isFinite(data46))){
if(data46 > 100000000 || isNaN(data46)){
const err129 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/memory/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000},message:"must be <= 100000000"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(data46 < 128 || isNaN(data46)){
const err130 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 128},message:"must be >= 128"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
}
}
else {
const err131 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
let data47 = data35.boot;
if(typeof data47 === "string"){
if(data47.length > 20){
const err132 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/boot",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/boot/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(!pattern14.test(data47)){
const err133 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/boot",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/boot/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
else {
const err134 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/boot",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/boot/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(data35.hooks !== undefined){
let data48 = data35.hooks;
if(Array.isArray(data48)){
if(data48.length > 10){
const err135 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
const len6 = data48.length;
for(let i6=0; i6<len6; i6++){
let data49 = data48[i6];
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
if(data49.heartbeat === undefined){
data49.heartbeat = "1h";
}
if(data49.defaultResult === undefined){
data49.defaultResult = "ABANDON";
}
if(data49.forOperator === undefined){
data49.forOperator = false;
}
if(data49.name === undefined){
const err136 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i6,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
for(const key9 in data49){
if(!((((key9 === "name") || (key9 === "heartbeat")) || (key9 === "defaultResult")) || (key9 === "forOperator"))){
const err137 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i6,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data49.name !== undefined){
let data50 = data49.name;
if(typeof data50 === "string"){
if(data50.length > 255){
const err138 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i6+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if(data50.length < 1){
const err139 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i6+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
else {
const err140 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i6+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
let data51 = data49.heartbeat;
if(typeof data51 === "string"){
if(data51.length > 20){
const err141 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i6+"/heartbeat",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/heartbeat/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
if(!pattern4.test(data51)){
const err142 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i6+"/heartbeat",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/heartbeat/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
else {
const err143 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i6+"/heartbeat",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/heartbeat/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
let data52 = data49.defaultResult;
if(typeof data52 !== "string"){
const err144 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i6+"/defaultResult",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/defaultResult/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
if(!((data52 === "CONTINUE") || (data52 === "ABANDON"))){
const err145 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i6+"/defaultResult",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/defaultResult/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.pools.items.properties.hooks.items.properties.defaultResult.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if(typeof data49.forOperator !== "boolean"){
const err146 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i6+"/forOperator",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/forOperator/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
else {
const err147 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i6,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
}
else {
const err148 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
if(data35.targetTracking !== undefined){
let data54 = data35.targetTracking;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
if(data54.cooldown === undefined){
data54.cooldown = "5m";
}
if(data54.metric === undefined){
const err149 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/required",keyword:"required",params:{missingProperty: "metric"},message:"must have required property '"+"metric"+"'"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if(data54.target === undefined){
const err150 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/required",keyword:"required",params:{missingProperty: "target"},message:"must have required property '"+"target"+"'"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
for(const key10 in data54){
if(!(((key10 === "metric") || (key10 === "target")) || (key10 === "cooldown"))){
const err151 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data54.metric !== undefined){
let data55 = data54.metric;
if(typeof data55 !== "string"){
const err152 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/metric",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/metric/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(!((data55 === "CPUReservation") || (data55 === "MemoryReservation"))){
const err153 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/metric",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/metric/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.pools.items.properties.targetTracking.properties.metric.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data54.target !== undefined){
let data56 = data54.target;
if(!(((typeof data56 == "number") && (!(data56 % 1) && !isNaN(data56))) && (isFinite(data56)))){
const err154 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/target",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/target/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if((typeof data56 == "number") && (isFinite(data56))){
if(data56 > 100 || isNaN(data56)){
const err155 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/target",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/target/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if(data56 < 1 || isNaN(data56)){
const err156 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/target",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/target/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
}
let data57 = data54.cooldown;
if(typeof data57 === "string"){
if(data57.length > 20){
const err157 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/cooldown",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/cooldown/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
if(!pattern4.test(data57)){
const err158 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/cooldown",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/cooldown/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
else {
const err159 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/cooldown",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/cooldown/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
else {
const err160 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
else {
const err161 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
}
else {
const err162 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
if(data32.services !== undefined){
let data58 = data32.services;
if(Array.isArray(data58)){
if(data58.length > 500){
const err163 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
const len7 = data58.length;
for(let i7=0; i7<len7; i7++){
let data59 = data58[i7];
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
if(data59.daemon === undefined){
data59.daemon = false;
}
if(data59.spread === undefined){
data59.spread = ["zone","instance"];
}
if(data59.name === undefined){
const err164 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
if(data59.desired === undefined){
const err165 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/required",keyword:"required",params:{missingProperty: "desired"},message:"must have required property '"+"desired"+"'"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(data59.task === undefined){
const err166 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/required",keyword:"required",params:{missingProperty: "task"},message:"must have required property '"+"task"+"'"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
for(const key11 in data59){
if(!(func2.call(schema11.properties.spec.properties.clusters.items.properties.services.items.properties, key11))){
const err167 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data59.name !== undefined){
let data60 = data59.name;
if(typeof data60 === "string"){
if(data60.length > 255){
const err168 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
if(data60.length < 1){
const err169 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
if(!pattern10.test(data60)){
const err170 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
else {
const err171 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data59.desired !== undefined){
let data61 = data59.desired;
if(!(((typeof data61 == "number") && (!(data61 % 1) && !isNaN(data61))) && (isFinite(data61)))){
const err172 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/desired",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/desired/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if((typeof data61 == "number") && (isFinite(data61))){
if(data61 > 10000 || isNaN(data61)){
const err173 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/desired",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/desired/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
if(data61 < 0 || isNaN(data61)){
const err174 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/desired",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/desired/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
}
if(typeof data59.daemon !== "boolean"){
const err175 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/daemon",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/daemon/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if(data59.minimumHealthyPercent !== undefined){
let data63 = data59.minimumHealthyPercent;
if(!(((typeof data63 == "number") && (!(data63 % 1) && !isNaN(data63))) && (isFinite(data63)))){
const err176 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/minimumHealthyPercent",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/minimumHealthyPercent/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
if((typeof data63 == "number") && (isFinite(data63))){
if(data63 > 200 || isNaN(data63)){
const err177 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/minimumHealthyPercent",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/minimumHealthyPercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 200},message:"must be <= 200"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
if(data63 < 0 || isNaN(data63)){
const err178 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/minimumHealthyPercent",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/minimumHealthyPercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
}
if(data59.maximumPercent !== undefined){
let data64 = data59.maximumPercent;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
const err179 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/maximumPercent",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/maximumPercent/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
if((typeof data64 == "number") && (isFinite(data64))){
if(data64 > 1000 || isNaN(data64)){
const err180 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/maximumPercent",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/maximumPercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
if(data64 < 0 || isNaN(data64)){
const err181 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/maximumPercent",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/maximumPercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
}
if(data59.task !== undefined){
let data65 = data59.task;
if(data65 && typeof data65 == "object" && !Array.isArray(data65)){
if(data65.stopTimeout === undefined){
data65.stopTimeout = "30s";
}
if(data65.start === undefined){
data65.start = "5s-15s";
}
if(data65.ready === undefined){
data65.ready = "3s-8s";
}
if(data65.shutdown === undefined){
data65.shutdown = "1s-5s";
}
if(data65.cpu === undefined){
const err182 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
if(data65.memory === undefined){
const err183 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/required",keyword:"required",params:{missingProperty: "memory"},message:"must have required property '"+"memory"+"'"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
for(const key12 in data65){
if(!((((((key12 === "cpu") || (key12 === "memory")) || (key12 === "stopTimeout")) || (key12 === "start")) || (key12 === "ready")) || (key12 === "shutdown"))){
const err184 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
if(data65.cpu !== undefined){
let data66 = data65.cpu;
if(!(((typeof data66 == "number") && (!(data66 % 1) && !isNaN(data66))) && (isFinite(data66)))){
const err185 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
if((typeof data66 == "number") && (isFinite(data66))){
if(data66 > 1000000 || isNaN(data66)){
const err186 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
if(data66 < 1 || isNaN(data66)){
const err187 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
if(data65.memory !== undefined){
let data67 = data65.memory;
if(!(((typeof data67 == "number") && (!(data67 % 1) && !isNaN(data67))) && (isFinite(data67)))){
const err188 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/memory/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
if((typeof data67 == "number") && (isFinite(data67))){
if(data67 > 100000000 || isNaN(data67)){
const err189 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/memory/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000},message:"must be <= 100000000"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
if(data67 < 1 || isNaN(data67)){
const err190 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
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
let data68 = data65.stopTimeout;
if(typeof data68 === "string"){
if(data68.length > 20){
const err191 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/stopTimeout",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/stopTimeout/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
if(!pattern4.test(data68)){
const err192 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/stopTimeout",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/stopTimeout/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
else {
const err193 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/stopTimeout",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/stopTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
let data69 = data65.start;
if(typeof data69 === "string"){
if(data69.length > 20){
const err194 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/start",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/start/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
if(!pattern14.test(data69)){
const err195 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/start",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/start/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
else {
const err196 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/start",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
let data70 = data65.ready;
if(typeof data70 === "string"){
if(data70.length > 20){
const err197 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/ready",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/ready/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
if(!pattern14.test(data70)){
const err198 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/ready",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/ready/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
else {
const err199 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/ready",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/ready/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
let data71 = data65.shutdown;
if(typeof data71 === "string"){
if(data71.length > 20){
const err200 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/shutdown",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/shutdown/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
if(!pattern14.test(data71)){
const err201 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/shutdown",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/shutdown/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
else {
const err202 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task/shutdown",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/shutdown/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
else {
const err203 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
let data72 = data59.spread;
if(Array.isArray(data72)){
if(data72.length > 5){
const err204 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/spread",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/spread/maxItems",keyword:"maxItems",params:{limit: 5},message:"must NOT have more than 5 items"};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
const len8 = data72.length;
for(let i8=0; i8<len8; i8++){
let data73 = data72[i8];
if(typeof data73 !== "string"){
const err205 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/spread/" + i8,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/spread/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
if(!((((data73 === "zone") || (data73 === "instance")) || (data73 === "binpack-cpu")) || (data73 === "binpack-memory"))){
const err206 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/spread/" + i8,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/spread/items/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.services.items.properties.spread.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
}
else {
const err207 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/spread",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/spread/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
if(data59.loadBalancer !== undefined){
let data74 = data59.loadBalancer;
if(data74 && typeof data74 == "object" && !Array.isArray(data74)){
if(data74.type === undefined){
data74.type = "application";
}
if(data74.deregistrationDelay === undefined){
data74.deregistrationDelay = "5m";
}
if(data74.healthCheckInterval === undefined){
data74.healthCheckInterval = "10s";
}
if(data74.healthyThreshold === undefined){
data74.healthyThreshold = 2;
}
if(data74.unhealthyThreshold === undefined){
data74.unhealthyThreshold = 2;
}
for(const key13 in data74){
if(!(((((key13 === "type") || (key13 === "deregistrationDelay")) || (key13 === "healthCheckInterval")) || (key13 === "healthyThreshold")) || (key13 === "unhealthyThreshold"))){
const err208 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
let data75 = data74.type;
if(typeof data75 !== "string"){
const err209 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
if(!((data75 === "application") || (data75 === "network"))){
const err210 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/type/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.services.items.properties.loadBalancer.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
let data76 = data74.deregistrationDelay;
if(typeof data76 === "string"){
if(data76.length > 20){
const err211 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer/deregistrationDelay",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/deregistrationDelay/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if(!pattern4.test(data76)){
const err212 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer/deregistrationDelay",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/deregistrationDelay/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
else {
const err213 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer/deregistrationDelay",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/deregistrationDelay/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
let data77 = data74.healthCheckInterval;
if(typeof data77 === "string"){
if(data77.length > 20){
const err214 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer/healthCheckInterval",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/healthCheckInterval/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
if(!pattern4.test(data77)){
const err215 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer/healthCheckInterval",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/healthCheckInterval/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
else {
const err216 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer/healthCheckInterval",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/healthCheckInterval/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
let data78 = data74.healthyThreshold;
if(!(((typeof data78 == "number") && (!(data78 % 1) && !isNaN(data78))) && (isFinite(data78)))){
const err217 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer/healthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/healthyThreshold/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
if((typeof data78 == "number") && (isFinite(data78))){
if(data78 > 10 || isNaN(data78)){
const err218 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer/healthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/healthyThreshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
if(data78 < 2 || isNaN(data78)){
const err219 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer/healthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/healthyThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2},message:"must be >= 2"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
let data79 = data74.unhealthyThreshold;
if(!(((typeof data79 == "number") && (!(data79 % 1) && !isNaN(data79))) && (isFinite(data79)))){
const err220 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer/unhealthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/unhealthyThreshold/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
if((typeof data79 == "number") && (isFinite(data79))){
if(data79 > 10 || isNaN(data79)){
const err221 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer/unhealthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/unhealthyThreshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
if(data79 < 2 || isNaN(data79)){
const err222 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer/unhealthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/unhealthyThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2},message:"must be >= 2"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
}
else {
const err223 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/loadBalancer",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
if(data59.traffic !== undefined){
let data80 = data59.traffic;
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
if(data80.seconds === undefined){
data80.seconds = 0.1;
}
if(data80.perTask === undefined){
data80.perTask = 100;
}
if(data80.points === undefined){
const err224 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/required",keyword:"required",params:{missingProperty: "points"},message:"must have required property '"+"points"+"'"};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
for(const key14 in data80){
if(!(((key14 === "points") || (key14 === "seconds")) || (key14 === "perTask"))){
const err225 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
if(data80.points !== undefined){
let data81 = data80.points;
if(Array.isArray(data81)){
if(data81.length > 1000){
const err226 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/points",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
if(data81.length < 1){
const err227 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/points",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
const len9 = data81.length;
for(let i9=0; i9<len9; i9++){
let data82 = data81[i9];
if(data82 && typeof data82 == "object" && !Array.isArray(data82)){
if(data82.at === undefined){
const err228 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/points/" + i9,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
if(data82.requestsPerSecond === undefined){
const err229 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/points/" + i9,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/required",keyword:"required",params:{missingProperty: "requestsPerSecond"},message:"must have required property '"+"requestsPerSecond"+"'"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
for(const key15 in data82){
if(!((key15 === "at") || (key15 === "requestsPerSecond"))){
const err230 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/points/" + i9,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
if(data82.at !== undefined){
let data83 = data82.at;
if(typeof data83 === "string"){
if(data83.length > 20){
const err231 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/points/" + i9+"/at",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/properties/at/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
if(!pattern4.test(data83)){
const err232 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/points/" + i9+"/at",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/properties/at/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
else {
const err233 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/points/" + i9+"/at",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
if(data82.requestsPerSecond !== undefined){
let data84 = data82.requestsPerSecond;
if((typeof data84 == "number") && (isFinite(data84))){
if(data84 > 100000 || isNaN(data84)){
const err234 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/points/" + i9+"/requestsPerSecond",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/properties/requestsPerSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
if(data84 < 0 || isNaN(data84)){
const err235 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/points/" + i9+"/requestsPerSecond",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/properties/requestsPerSecond/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
else {
const err236 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/points/" + i9+"/requestsPerSecond",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/properties/requestsPerSecond/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
}
else {
const err237 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/points/" + i9,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
}
else {
const err238 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/points",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
let data85 = data80.seconds;
if((typeof data85 == "number") && (isFinite(data85))){
if(data85 > 600 || isNaN(data85)){
const err239 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600},message:"must be <= 600"};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
if(data85 < 0.001 || isNaN(data85)){
const err240 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.001},message:"must be >= 0.001"};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
else {
const err241 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/seconds/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
let data86 = data80.perTask;
if((typeof data86 == "number") && (isFinite(data86))){
if(data86 > 100000 || isNaN(data86)){
const err242 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/perTask",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/perTask/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
if(data86 < 0.01 || isNaN(data86)){
const err243 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/perTask",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/perTask/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01},message:"must be >= 0.01"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
else {
const err244 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic/perTask",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/perTask/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
else {
const err245 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/traffic",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
if(data59.autoScaling !== undefined){
let data87 = data59.autoScaling;
if(data87 && typeof data87 == "object" && !Array.isArray(data87)){
if(data87.min === undefined){
const err246 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/autoScaling",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/required",keyword:"required",params:{missingProperty: "min"},message:"must have required property '"+"min"+"'"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
if(data87.max === undefined){
const err247 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/autoScaling",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/required",keyword:"required",params:{missingProperty: "max"},message:"must have required property '"+"max"+"'"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
if(data87.requestsPerTask === undefined){
const err248 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/autoScaling",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/required",keyword:"required",params:{missingProperty: "requestsPerTask"},message:"must have required property '"+"requestsPerTask"+"'"};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
for(const key16 in data87){
if(!(((key16 === "min") || (key16 === "max")) || (key16 === "requestsPerTask"))){
const err249 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/autoScaling",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
}
if(data87.min !== undefined){
let data88 = data87.min;
if(!(((typeof data88 == "number") && (!(data88 % 1) && !isNaN(data88))) && (isFinite(data88)))){
const err250 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/autoScaling/min",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/min/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
if((typeof data88 == "number") && (isFinite(data88))){
if(data88 > 10000 || isNaN(data88)){
const err251 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/autoScaling/min",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/min/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
if(data88 < 0 || isNaN(data88)){
const err252 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/autoScaling/min",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
}
if(data87.max !== undefined){
let data89 = data87.max;
if(!(((typeof data89 == "number") && (!(data89 % 1) && !isNaN(data89))) && (isFinite(data89)))){
const err253 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/autoScaling/max",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/max/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
if((typeof data89 == "number") && (isFinite(data89))){
if(data89 > 10000 || isNaN(data89)){
const err254 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/autoScaling/max",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
if(data89 < 0 || isNaN(data89)){
const err255 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/autoScaling/max",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
}
if(data87.requestsPerTask !== undefined){
let data90 = data87.requestsPerTask;
if((typeof data90 == "number") && (isFinite(data90))){
if(data90 > 100000 || isNaN(data90)){
const err256 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/autoScaling/requestsPerTask",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/requestsPerTask/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
if(data90 < 0.01 || isNaN(data90)){
const err257 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/autoScaling/requestsPerTask",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/requestsPerTask/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01},message:"must be >= 0.01"};
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
const err258 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/autoScaling/requestsPerTask",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/requestsPerTask/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
}
else {
const err259 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7+"/autoScaling",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
}
}
else {
const err260 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i7,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
}
else {
const err261 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
}
if(data32.jobs !== undefined){
let data91 = data32.jobs;
if(Array.isArray(data91)){
if(data91.length > 100){
const err262 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
const len10 = data91.length;
for(let i10=0; i10<len10; i10++){
let data92 = data91[i10];
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
if(data92.family === undefined){
const err263 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10,schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/required",keyword:"required",params:{missingProperty: "family"},message:"must have required property '"+"family"+"'"};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
if(data92.perMinute === undefined){
const err264 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10,schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/required",keyword:"required",params:{missingProperty: "perMinute"},message:"must have required property '"+"perMinute"+"'"};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
if(data92.task === undefined){
const err265 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10,schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/required",keyword:"required",params:{missingProperty: "task"},message:"must have required property '"+"task"+"'"};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
if(data92.seconds === undefined){
const err266 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10,schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/required",keyword:"required",params:{missingProperty: "seconds"},message:"must have required property '"+"seconds"+"'"};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
for(const key17 in data92){
if(!(((((key17 === "family") || (key17 === "perMinute")) || (key17 === "seconds")) || (key17 === "until")) || (key17 === "task"))){
const err267 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10,schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
if(data92.family !== undefined){
let data93 = data92.family;
if(typeof data93 === "string"){
if(data93.length > 255){
const err268 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/family",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/family/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
if(data93.length < 1){
const err269 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/family",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/family/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
if(!pattern10.test(data93)){
const err270 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/family",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/family/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
else {
const err271 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/family",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/family/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
if(data92.perMinute !== undefined){
let data94 = data92.perMinute;
if((typeof data94 == "number") && (isFinite(data94))){
if(data94 > 100000 || isNaN(data94)){
const err272 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/perMinute",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/perMinute/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
if(data94 < 0 || isNaN(data94)){
const err273 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/perMinute",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/perMinute/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
}
else {
const err274 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/perMinute",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/perMinute/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
if(data92.seconds !== undefined){
let data95 = data92.seconds;
if(typeof data95 === "string"){
if(data95.length > 20){
const err275 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/seconds/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
if(!pattern14.test(data95)){
const err276 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/seconds/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
}
else {
const err277 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/seconds/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
}
if(data92.until !== undefined){
let data96 = data92.until;
if(typeof data96 === "string"){
if(data96.length > 20){
const err278 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/until",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/until/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
if(!pattern4.test(data96)){
const err279 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/until",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/until/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
}
else {
const err280 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/until",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
}
if(data92.task !== undefined){
let data97 = data92.task;
if(data97 && typeof data97 == "object" && !Array.isArray(data97)){
if(data97.stopTimeout === undefined){
data97.stopTimeout = "30s";
}
if(data97.start === undefined){
data97.start = "5s-15s";
}
if(data97.ready === undefined){
data97.ready = "3s-8s";
}
if(data97.shutdown === undefined){
data97.shutdown = "1s-5s";
}
if(data97.cpu === undefined){
const err281 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
if(data97.memory === undefined){
const err282 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/required",keyword:"required",params:{missingProperty: "memory"},message:"must have required property '"+"memory"+"'"};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
for(const key18 in data97){
if(!((((((key18 === "cpu") || (key18 === "memory")) || (key18 === "stopTimeout")) || (key18 === "start")) || (key18 === "ready")) || (key18 === "shutdown"))){
const err283 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
}
if(data97.cpu !== undefined){
let data98 = data97.cpu;
if(!(((typeof data98 == "number") && (!(data98 % 1) && !isNaN(data98))) && (isFinite(data98)))){
const err284 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
if((typeof data98 == "number") && (isFinite(data98))){
if(data98 > 1000000 || isNaN(data98)){
const err285 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
if(data98 < 1 || isNaN(data98)){
const err286 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
}
}
if(data97.memory !== undefined){
let data99 = data97.memory;
if(!(((typeof data99 == "number") && (!(data99 % 1) && !isNaN(data99))) && (isFinite(data99)))){
const err287 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/memory/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
if((typeof data99 == "number") && (isFinite(data99))){
if(data99 > 100000000 || isNaN(data99)){
const err288 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/memory/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000},message:"must be <= 100000000"};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
if(data99 < 1 || isNaN(data99)){
const err289 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
}
let data100 = data97.stopTimeout;
if(typeof data100 === "string"){
if(data100.length > 20){
const err290 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/stopTimeout",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/stopTimeout/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
if(!pattern4.test(data100)){
const err291 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/stopTimeout",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/stopTimeout/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
}
else {
const err292 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/stopTimeout",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/stopTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
let data101 = data97.start;
if(typeof data101 === "string"){
if(data101.length > 20){
const err293 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/start",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/start/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
if(!pattern14.test(data101)){
const err294 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/start",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/start/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
}
else {
const err295 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/start",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
let data102 = data97.ready;
if(typeof data102 === "string"){
if(data102.length > 20){
const err296 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/ready",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/ready/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
if(!pattern14.test(data102)){
const err297 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/ready",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/ready/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
else {
const err298 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/ready",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/ready/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
let data103 = data97.shutdown;
if(typeof data103 === "string"){
if(data103.length > 20){
const err299 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/shutdown",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/shutdown/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
if(!pattern14.test(data103)){
const err300 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/shutdown",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/shutdown/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
else {
const err301 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task/shutdown",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/shutdown/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
else {
const err302 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
}
else {
const err303 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i10,schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
}
}
else {
const err304 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
}
}
else {
const err305 = {instancePath:instancePath+"/spec/clusters/" + i3,schemaPath:"#/properties/spec/properties/clusters/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
const err306 = {instancePath:instancePath+"/spec/clusters",schemaPath:"#/properties/spec/properties/clusters/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
}
if(data6.faults !== undefined){
let data104 = data6.faults;
if(Array.isArray(data104)){
if(data104.length > 1000){
const err307 = {instancePath:instancePath+"/spec/faults",schemaPath:"#/properties/spec/properties/faults/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
const len11 = data104.length;
for(let i11=0; i11<len11; i11++){
let data105 = data104[i11];
if(data105 && typeof data105 == "object" && !Array.isArray(data105)){
if(Object.keys(data105).length > 2){
const err308 = {instancePath:instancePath+"/spec/faults/" + i11,schemaPath:"#/properties/spec/properties/faults/items/maxProperties",keyword:"maxProperties",params:{limit: 2},message:"must NOT have more than 2 properties"};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
if(Object.keys(data105).length < 2){
const err309 = {instancePath:instancePath+"/spec/faults/" + i11,schemaPath:"#/properties/spec/properties/faults/items/minProperties",keyword:"minProperties",params:{limit: 2},message:"must NOT have fewer than 2 properties"};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
if(data105.at === undefined){
const err310 = {instancePath:instancePath+"/spec/faults/" + i11,schemaPath:"#/properties/spec/properties/faults/items/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
for(const key19 in data105){
if(!((((key19 === "at") || (key19 === "spotInterruption")) || (key19 === "setDesiredCapacity")) || (key19 === "terminateInGroup"))){
const err311 = {instancePath:instancePath+"/spec/faults/" + i11,schemaPath:"#/properties/spec/properties/faults/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
}
if(data105.at !== undefined){
let data106 = data105.at;
if(typeof data106 === "string"){
if(data106.length > 20){
const err312 = {instancePath:instancePath+"/spec/faults/" + i11+"/at",schemaPath:"#/properties/spec/properties/faults/items/properties/at/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
if(!pattern4.test(data106)){
const err313 = {instancePath:instancePath+"/spec/faults/" + i11+"/at",schemaPath:"#/properties/spec/properties/faults/items/properties/at/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
}
else {
const err314 = {instancePath:instancePath+"/spec/faults/" + i11+"/at",schemaPath:"#/properties/spec/properties/faults/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
}
if(data105.spotInterruption !== undefined){
let data107 = data105.spotInterruption;
if(data107 && typeof data107 == "object" && !Array.isArray(data107)){
if(data107.over === undefined){
data107.over = "1s";
}
if(data107.pool === undefined){
const err315 = {instancePath:instancePath+"/spec/faults/" + i11+"/spotInterruption",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
if(data107.count === undefined){
const err316 = {instancePath:instancePath+"/spec/faults/" + i11+"/spotInterruption",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/required",keyword:"required",params:{missingProperty: "count"},message:"must have required property '"+"count"+"'"};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
for(const key20 in data107){
if(!(((key20 === "pool") || (key20 === "count")) || (key20 === "over"))){
const err317 = {instancePath:instancePath+"/spec/faults/" + i11+"/spotInterruption",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
}
if(data107.pool !== undefined){
let data108 = data107.pool;
if(typeof data108 === "string"){
if(data108.length > 255){
const err318 = {instancePath:instancePath+"/spec/faults/" + i11+"/spotInterruption/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
if(data108.length < 1){
const err319 = {instancePath:instancePath+"/spec/faults/" + i11+"/spotInterruption/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
}
else {
const err320 = {instancePath:instancePath+"/spec/faults/" + i11+"/spotInterruption/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
}
if(data107.count !== undefined){
let data109 = data107.count;
if(!(((typeof data109 == "number") && (!(data109 % 1) && !isNaN(data109))) && (isFinite(data109)))){
const err321 = {instancePath:instancePath+"/spec/faults/" + i11+"/spotInterruption/count",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
if((typeof data109 == "number") && (isFinite(data109))){
if(data109 > 10000 || isNaN(data109)){
const err322 = {instancePath:instancePath+"/spec/faults/" + i11+"/spotInterruption/count",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
if(data109 < 1 || isNaN(data109)){
const err323 = {instancePath:instancePath+"/spec/faults/" + i11+"/spotInterruption/count",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
}
}
let data110 = data107.over;
if(typeof data110 === "string"){
if(data110.length > 20){
const err324 = {instancePath:instancePath+"/spec/faults/" + i11+"/spotInterruption/over",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/over/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
if(!pattern4.test(data110)){
const err325 = {instancePath:instancePath+"/spec/faults/" + i11+"/spotInterruption/over",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/over/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
}
else {
const err326 = {instancePath:instancePath+"/spec/faults/" + i11+"/spotInterruption/over",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/over/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
}
else {
const err327 = {instancePath:instancePath+"/spec/faults/" + i11+"/spotInterruption",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
}
if(data105.setDesiredCapacity !== undefined){
let data111 = data105.setDesiredCapacity;
if(data111 && typeof data111 == "object" && !Array.isArray(data111)){
if(data111.pool === undefined){
const err328 = {instancePath:instancePath+"/spec/faults/" + i11+"/setDesiredCapacity",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
if(data111.desired === undefined){
const err329 = {instancePath:instancePath+"/spec/faults/" + i11+"/setDesiredCapacity",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/required",keyword:"required",params:{missingProperty: "desired"},message:"must have required property '"+"desired"+"'"};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
for(const key21 in data111){
if(!((key21 === "pool") || (key21 === "desired"))){
const err330 = {instancePath:instancePath+"/spec/faults/" + i11+"/setDesiredCapacity",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
}
if(data111.pool !== undefined){
let data112 = data111.pool;
if(typeof data112 === "string"){
if(data112.length > 255){
const err331 = {instancePath:instancePath+"/spec/faults/" + i11+"/setDesiredCapacity/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
if(data112.length < 1){
const err332 = {instancePath:instancePath+"/spec/faults/" + i11+"/setDesiredCapacity/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
}
else {
const err333 = {instancePath:instancePath+"/spec/faults/" + i11+"/setDesiredCapacity/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
}
if(data111.desired !== undefined){
let data113 = data111.desired;
if(!(((typeof data113 == "number") && (!(data113 % 1) && !isNaN(data113))) && (isFinite(data113)))){
const err334 = {instancePath:instancePath+"/spec/faults/" + i11+"/setDesiredCapacity/desired",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/properties/desired/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
if((typeof data113 == "number") && (isFinite(data113))){
if(data113 > 10000 || isNaN(data113)){
const err335 = {instancePath:instancePath+"/spec/faults/" + i11+"/setDesiredCapacity/desired",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/properties/desired/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
if(data113 < 0 || isNaN(data113)){
const err336 = {instancePath:instancePath+"/spec/faults/" + i11+"/setDesiredCapacity/desired",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/properties/desired/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
}
}
}
else {
const err337 = {instancePath:instancePath+"/spec/faults/" + i11+"/setDesiredCapacity",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
}
if(data105.terminateInGroup !== undefined){
let data114 = data105.terminateInGroup;
if(data114 && typeof data114 == "object" && !Array.isArray(data114)){
if(data114.pool === undefined){
const err338 = {instancePath:instancePath+"/spec/faults/" + i11+"/terminateInGroup",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
if(data114.count === undefined){
const err339 = {instancePath:instancePath+"/spec/faults/" + i11+"/terminateInGroup",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/required",keyword:"required",params:{missingProperty: "count"},message:"must have required property '"+"count"+"'"};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
for(const key22 in data114){
if(!((key22 === "pool") || (key22 === "count"))){
const err340 = {instancePath:instancePath+"/spec/faults/" + i11+"/terminateInGroup",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
}
if(data114.pool !== undefined){
let data115 = data114.pool;
if(typeof data115 === "string"){
if(data115.length > 255){
const err341 = {instancePath:instancePath+"/spec/faults/" + i11+"/terminateInGroup/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
if(data115.length < 1){
const err342 = {instancePath:instancePath+"/spec/faults/" + i11+"/terminateInGroup/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
}
else {
const err343 = {instancePath:instancePath+"/spec/faults/" + i11+"/terminateInGroup/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
}
if(data114.count !== undefined){
let data116 = data114.count;
if(!(((typeof data116 == "number") && (!(data116 % 1) && !isNaN(data116))) && (isFinite(data116)))){
const err344 = {instancePath:instancePath+"/spec/faults/" + i11+"/terminateInGroup/count",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
if((typeof data116 == "number") && (isFinite(data116))){
if(data116 > 10000 || isNaN(data116)){
const err345 = {instancePath:instancePath+"/spec/faults/" + i11+"/terminateInGroup/count",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
if(data116 < 1 || isNaN(data116)){
const err346 = {instancePath:instancePath+"/spec/faults/" + i11+"/terminateInGroup/count",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
}
}
}
else {
const err347 = {instancePath:instancePath+"/spec/faults/" + i11+"/terminateInGroup",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
}
}
else {
const err348 = {instancePath:instancePath+"/spec/faults/" + i11,schemaPath:"#/properties/spec/properties/faults/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
}
}
else {
const err349 = {instancePath:instancePath+"/spec/faults",schemaPath:"#/properties/spec/properties/faults/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
}
}
else {
const err350 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
}
}
else {
const err351 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

