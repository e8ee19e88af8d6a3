import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { printSchema, lexicographicSortSchema } from 'graphql';
import { NodeResolver } from './common/graphql/node.resolver.js';
import { FEATURES } from './features.js';

/** A resolver is a provider that @Resolver marked. */
const isResolver = (provider: unknown): provider is new (...args: never[]) => object =>
  typeof provider === 'function' && Reflect.hasMetadata('graphql:resolver_type', provider);

function resolvers(): (new (...args: never[]) => object)[] {
  return FEATURES.flatMap((feature): unknown[] => Reflect.getMetadata('providers', feature) ?? []).filter(
    isResolver,
  );
}

/** The schema as text, sorted; from the resolver classes alone, without a database. */
export async function schemaText(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const schema = await app.get(GraphQLSchemaFactory).create([NodeResolver, ...resolvers()]);
  await app.close();
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

export async function writeSchema(file: URL): Promise<void> {
  await writeFile(file, await schemaText());
}
