import { Extensions } from '@nestjs/graphql';
import { isObjectType, type GraphQLSchema } from 'graphql';

const MARK = 'isOnThisSite';

/**
 * Of a field of type URL: its property is a path such as `/attachments/1`, and leaves as a whole address. For models that are made in so many
 * places that none of them should have to know where the site is; `completeAddresses` makes it so.
 */
export const OnThisSite = (): PropertyDecorator => Extensions({ [MARK]: true });

/** Lets the marked fields answer with addresses. @param site tells where people reach it, without a slash at the end */
export function completeAddresses(schema: GraphQLSchema, site: { publicUrl: string }): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.extensions[MARK] !== true) continue;
      field.resolve = (source: Readonly<Record<string, string | null>>) => {
        const path = source[field.name] ?? null;
        return path === null ? null : site.publicUrl + path;
      };
    }
  }
  return schema;
}
