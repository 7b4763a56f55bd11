// The smoke program on Node.js, Bun and Deno: what the emulator announced comes as the last parameter.
import process from 'node:process'
import { smoke } from './smoke.mjs'

console.log(JSON.stringify(await smoke(JSON.parse(process.argv.at(-1) ?? ''))))
