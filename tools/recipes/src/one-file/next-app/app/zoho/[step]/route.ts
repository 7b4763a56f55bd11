export { GET } from '../../../../next.ts'
