import process from 'node:process'

/** Makes calls, `width` of them at a time, and says what they took: seconds, and µs of this process's processor time. */
export async function sample(call, calls, width) {
  const cpu = process.cpuUsage()
  const start = performance.now()
  let next = 0
  const worker = async () => {
    while (next < calls) {
      next += 1
      await call()
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return { calls, seconds, cpu: user + system }
}
