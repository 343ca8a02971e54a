import { readFileSync } from "node:fs";
import { analyzePassage } from "/work/main/app/domain/retrieval/analyze-passage.ts";
import { buildSegment } from "/work/main/app/domain/retrieval/segment.ts";
import { search, S } from "/work/main/app/domain/retrieval/search.ts";
import { R } from "/work/main/app/domain/retrieval/rerank.ts";
import { T } from "/work/main/app/domain/retrieval/expand-term.ts";
const langs = ["en","es","ar","zh"];
const data = Object.fromEntries(langs.map(l=>[l, JSON.parse(readFileSync(`/work/shared/data/xquad/${l}.json`,"utf8")).data]));
export function load(l:string, pick=(i:number)=>true){ const rows:any[]=[]; const qs:any[]=[]; data[l].forEach((a:any,i:number)=>a.paragraphs.forEach((p:any,j:number)=>{const id=`${l}-${i}-${j}`; if(pick(i)) rows.push({passageId:id, terms: analyzePassage({title:"",headings:[],text:p.context}), text:p.context}); p.qas.forEach((q:any)=>qs.push({id,article:i,q:q.question,answers:q.answers.map((x:any)=>x.text)}));})); return {rows,qs};}
const sets = Object.fromEntries(langs.map(l=>{const d=load(l);return [l,{...d,seg:buildSegment(d.rows)}]}));
export function run(label:string){ let out=label.padEnd(28); for(const l of langs){const {qs,seg}=sets[l]!; let a=0,b=0; for(const q of qs){const h=search([seg],q.q,{limit:5}).hits; if(h[0]?.passageId===q.id)a++; if(h.some(x=>x.passageId===q.id))b++;} out+=` ${l} ${(a/qs.length).toFixed(3)}/${(b/qs.length).toFixed(3)}`;} console.log(out);}
let t=Date.now(); run("base"); console.log(Date.now()-t,"ms");
const vary=(o:any,k:string,vs:number[])=>{const old=o[k];for(const v of vs){o[k]=v;run(`${k}=${v}`);}o[k]=old;};
if(process.argv[2]==="v"){
vary(R,"sentence",[0,1]);vary(R,"pair",[0,0.8]);vary(R,"phrase",[0,1]);vary(R,"gap",[1,3,5]);
vary(S,"k1",[0.8,1.6]);vary(S,"b",[0.3,0.5]);
vary(T,"stem",[0.81,1]);vary(T,"prefix",[0,0.2,0.6,0.8]);vary(T,"minShare",[0.5,0.7]);vary(T,"typo",[0,0.4]);
}
