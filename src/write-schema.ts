import { writeSchema } from './schema.js';

await writeSchema(new URL('../schema.graphql', import.meta.url));
