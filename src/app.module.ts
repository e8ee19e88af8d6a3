import { Module, type DynamicModule } from '@nestjs/common';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { graphqlOptions } from './common/graphql/graphql.options.js';
import { RequestContextFactory } from './common/graphql/request-context.js';
import { PlatformModule } from './platform.module.js';
import { Config } from './config/config.js';
import { LOGGER, type Logger } from './common/log.js';
import { AuthModule } from './modules/auth/auth.module.js';
import { FEATURES } from './features.js';

/** The whole server, for one configuration and one database. */
@Module({})
export class AppModule {
  static for(config: Config, databaseUrl: string, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.for(config, databaseUrl, logger),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [AuthModule],
          inject: [RequestContextFactory, LOGGER, Config],
          useFactory: graphqlOptions,
        }),
        ...FEATURES,
      ],
    };
  }
}
