export { storeContract, type ContractCase, type StoreUnderTest } from './store/store-contract.ts'
