export { fileStore, type FileStoreOptions } from './store/file-store.ts'
