export type { PostgresClient, QueryClient, TagClient } from './store/postgres-client.ts'
export { postgresStore } from './store/postgres-store.ts'
export { migratePostgres, postgresSchema, type PostgresTable } from './store/postgres-schema.ts'
