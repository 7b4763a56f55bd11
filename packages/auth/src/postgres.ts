export { postgresStore, type PostgresClient } from './store/postgres-store.ts'
export { migratePostgres, postgresSchema, type PostgresTable } from './store/postgres-schema.ts'
