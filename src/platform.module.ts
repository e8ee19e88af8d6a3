import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from './config/config.js';
import { NodeRegistry } from './common/graphql/node-registry.js';
import { NodeResolver } from './common/graphql/node.resolver.js';
import { UserErrorsInterceptor } from './common/graphql/user-errors.interceptor.js';
import { LOGGER, type Logger } from './common/log.js';
import { Clock } from './common/time/clock.js';
import { Database } from './database/database.js';
import { DATABASE_URL } from './database/database-url.js';
import { dataSourceOptions } from './database/data-source.js';
import { DomainEvents } from './events/domain-events.js';
import { JobsModule } from './jobs/jobs.module.js';
import { openStorage } from './storage/open-storage.js';
import { Storage } from './storage/storage.js';

/** What every feature may lean on; it knows none of them. */
@Global()
@Module({})
export class PlatformModule {
  static for(config: Config, databaseUrl: string, logger: Logger): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(databaseUrl),
          autoLoadEntities: true,
          retryAttempts: 0,
        }),
        JobsModule,
      ],
      providers: [
        { provide: Config, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: DATABASE_URL, useValue: databaseUrl },
        { provide: Storage, useValue: openStorage(config.storage) },
        { provide: APP_INTERCEPTOR, useClass: UserErrorsInterceptor },
        Clock,
        Database,
        DomainEvents,
        NodeRegistry,
        NodeResolver,
      ],
      exports: [Config, LOGGER, DATABASE_URL, Clock, Database, DomainEvents, NodeRegistry, Storage],
    };
  }
}
