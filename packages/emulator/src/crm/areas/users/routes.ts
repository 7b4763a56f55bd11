import { route, type Route } from '../../route.ts'
import { getUser } from './get-user.ts'
import { listUsers } from './list-users.ts'

export const userRoutes: readonly Route[] = [
  route('GET /users', 'users.READ', listUsers),
  route('GET /users/:id', 'users.READ', getUser),
]
