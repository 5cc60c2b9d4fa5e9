import{t as e}from"./reasons-yaQSvZSt.js";import{r as t}from"./frame-DroC_VBb.js";function n(n,{errors:r,environment:i}){let a=e(n,()=>null,t(r,i));r.write(`${a.join(`
`)}\n`)}export{n as t};