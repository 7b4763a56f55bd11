import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is unsafe in the workflows of a repository, one line each. */
export function workflowProblems(cwd) {
  const folder = join(cwd, '.github/workflows')
  return readdirSync(folder).flatMap((name) => problemsIn(name, readFileSync(join(folder, name), 'utf8')))
}

/** What is unsafe in the text of one workflow. */
export function problemsIn(name, text) {
  const lines = text.split('\n')
  const jobs = text
    .slice(text.indexOf('\njobs:\n'))
    .split(/^ {2}(?=[\w-]+:$)/m)
    .slice(1)
  return [
    ...(lines.includes('permissions: {}') ? [] : [`${name} has no "permissions: {}" at the top`]),
    ...(/pull_request_target|workflow_run/.test(text) ? [`${name} runs strangers' code with rights`] : []),
    ...(/\bsecrets\./.test(text) ? [`${name} needs a secret`] : []),
    ...(/\$\{\{\s*(inputs|github\.event|github\.head_ref)/.test(commandsIn(lines))
      ? [`${name} puts a stranger's text into a command`]
      : []),
    ...lines
      .filter((line) => /^\s*(- )?uses:/.test(line) && !/@[0-9a-f]{40} # v\d/.test(line))
      .map((line) => `${name}: ${line.trim()} is not pinned by commit`),
    ...lines
      .filter(
        (line) =>
          /\binstall\b/.test(line) && /\b(pnpm|run\.mjs)\b/.test(line) && !line.includes('--frozen-lockfile'),
      )
      .map((line) => `${name}: ${line.trim()} does not keep to the lock file`),
    ...jobs.flatMap((job) => {
      const id = job.split(':', 1)[0]
      const publishes = /id-token: write/.test(job)
      return [
        ...(/^ {4}permissions:/m.test(job) ? [] : [`${name}: ${id} does not say what it may`]),
        ...(/^ {4}timeout-minutes:/m.test(job) ? [] : [`${name}: ${id} may run for hours`]),
        ...(publishes && !/^ {4}environment:/m.test(job)
          ? [`${name}: ${id} publishes outside an environment`]
          : []),
        ...(publishes && /\binstall\b/.test(job)
          ? [`${name}: ${id} publishes and runs what it installs`]
          : []),
      ]
    }),
  ]
}

/** The lines that a shell sees. */
function commandsIn(lines) {
  const commands = []
  let indent
  for (const line of lines) {
    const at = line.search(/\S/)
    if (indent !== undefined && at > indent) commands.push(line)
    else indent = undefined
    const start = /^(\s*(?:- )?)run:\s*(.*)$/.exec(line)
    if (start === null) continue
    commands.push(start[2])
    indent = start[1].length
  }
  return commands.join('\n')
}
