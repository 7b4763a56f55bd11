import { apiName } from './api-name.ts'

const PATH = /^[a-z$]\w*((\.|->)\w+)*$/i

/**
 * The header by which records are named by values of external fields. A plain name is a field of the module of the address;
 * anything further is a path from a module on: `Contacts.Account_Name.Customer_No`.
 *
 * @throws TypeError for what is not a name or such a path
 */
export function externalHeader(external: unknown, module: unknown): Readonly<Record<string, string>> {
  const paths = [external]
    .flat()
    .map((each) => apiName('external', each as string, PATH))
    .map((name) => (name.includes('.') ? name : `${module as string}.${name}`))
  return { 'x-external': paths.join(',') }
}
