#!/usr/bin/env node
import process from 'node:process'
import { runZohoTypes } from './node/command.ts'

process.exitCode = await runZohoTypes(process.argv.slice(2), process)
