#!/usr/bin/env node
import { runEmulator } from './node/command.ts'

process.exitCode = await runEmulator(process.argv.slice(2))
