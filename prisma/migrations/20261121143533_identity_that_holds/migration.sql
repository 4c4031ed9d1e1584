-- CreateEnum
CREATE TYPE "text_state" AS ENUM ('SENT', 'DELIVERED', 'FAILED');

-- CreateEnum
CREATE TYPE "session_kind" AS ENUM ('BROWSER', 'PROGRAM');

-- AlterEnum
ALTER TYPE "code_purpose" ADD VALUE 'PASSWORD';
ALTER TYPE "code_purpose" ADD VALUE 'GOOGLE';

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "bio" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "closed_at" TIMESTAMPTZ(6),
ADD COLUMN     "erased_at" TIMESTAMPTZ(6),
ADD COLUMN     "google_subject" TEXT,
ADD COLUMN     "payouts_held_until" TIMESTAMPTZ(6),
ADD COLUMN     "picture_id" UUID,
ALTER COLUMN "password_hash" DROP NOT NULL;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "factor_at" TIMESTAMPTZ(6),
ADD COLUMN     "kind" "session_kind" NOT NULL DEFAULT 'BROWSER';

-- CreateTable
CREATE TABLE "text_message" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "state" "text_state" NOT NULL DEFAULT 'SENT',
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "delivered_at" TIMESTAMPTZ(6),

    CONSTRAINT "text_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_count" (
    "subject" TEXT NOT NULL,
    "wrong" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "sign_in_count_pkey" PRIMARY KEY ("subject")
);

-- CreateTable
CREATE TABLE "device" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_agent" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "captcha_solution" (
    "signature" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "captcha_solution_pkey" PRIMARY KEY ("signature")
);

-- CreateTable
CREATE TABLE "pending_sign_in" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "pending_sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "totp" (
    "user_id" UUID NOT NULL,
    "secret" BYTEA NOT NULL,
    "confirmed_at" TIMESTAMPTZ(6),
    "last_step" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "totp_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "user_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("user_id","code_hash")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "is_backed_up" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "last_used_at" TIMESTAMPTZ(6),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenge" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "purpose" TEXT NOT NULL,
    "challenge" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refresh_token" (
    "token_hash" BYTEA NOT NULL,
    "session_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "refresh_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "security_event" (
    "id" BIGSERIAL NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "security_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "text_message_provider_provider_id_key" ON "text_message"("provider", "provider_id");

-- CreateIndex
CREATE INDEX "device_user_id_idx" ON "device"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "device_token_hash_user_id_key" ON "device"("token_hash", "user_id");

-- CreateIndex
CREATE INDEX "pending_sign_in_user_id_idx" ON "pending_sign_in"("user_id");

-- CreateIndex
CREATE INDEX "passkey_user_id_idx" ON "passkey"("user_id");

-- CreateIndex
CREATE INDEX "passkey_challenge_user_id_idx" ON "passkey_challenge"("user_id");

-- CreateIndex
CREATE INDEX "refresh_token_session_id_idx" ON "refresh_token"("session_id");

-- CreateIndex
CREATE INDEX "security_event_user_id_id_idx" ON "security_event"("user_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_google_subject_key" ON "app_user"("google_subject");

-- Every one of these belongs to somebody.
alter table device add foreign key (user_id) references app_user (id);
alter table pending_sign_in add foreign key (user_id) references app_user (id);
alter table totp add foreign key (user_id) references app_user (id);
alter table recovery_code add foreign key (user_id) references app_user (id);
alter table passkey add foreign key (user_id) references app_user (id);
alter table passkey_challenge add foreign key (user_id) references app_user (id);
alter table refresh_token add foreign key (session_id) references session (id);
alter table security_event add foreign key (user_id) references app_user (id);

grant select on all tables in schema public to amana_app;
alter default privileges in schema public grant select on tables to amana_app;
-- None of them holds money or the state of a machine.
grant insert, update, delete on sign_in_count, device, captcha_solution, pending_sign_in, totp, recovery_code, passkey,
  passkey_challenge, refresh_token to amana_app;
grant insert, update on text_message to amana_app;
-- What has happened stays.
grant insert on security_event to amana_app;
grant usage on all sequences in schema public to amana_app;
revoke usage on sequence transfer_id_seq, account_id_seq, posting_id_seq, audit_id_seq from amana_app;
create trigger append_only before update or delete on security_event for each row execute function refuse_change();
create trigger no_truncate before truncate on security_event for each statement execute function refuse_change();
