// Random metadata compiles in strict projects: `node --conditions=@x/source bench/random.ts 5000 [path of tsc …]`.
import { resolve } from 'node:path'
import process from 'node:process'
import { generateTypes } from '../src/index.ts'
import { compile } from '../test/compile.ts'
import { randomMetadata } from '../test/random-metadata.ts'

const [, , count = '1000', ...compilers] = process.argv
const AT_A_TIME = 500
for (let done = 0; done < Number(count); done += AT_A_TIME) {
  const file = generateTypes(randomMetadata(AT_A_TIME, done + 1))
  for (const compiler of [undefined, ...compilers.map((path) => resolve(path))]) {
    const said = compile({ 'random.ts': file }, compiler)
    if (said === '') continue
    console.log(said)
    throw new Error(`The metadata of seed ${String(done + 1)} does not compile.`)
  }
  console.log(`${String(done + AT_A_TIME)} modules compile`)
}
