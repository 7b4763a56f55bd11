export { listen, type Listening, type ListenOptions } from './node/listen.ts'
