-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "dispute_state" AS ENUM ('OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "verification_level" AS ENUM ('BASIC', 'VERIFIED', 'TRUSTED');

-- CreateEnum
CREATE TYPE "staff_role_name" AS ENUM ('MODERATOR', 'FINANCE', 'ADMIN');

-- CreateEnum
CREATE TYPE "code_purpose" AS ENUM ('EMAIL', 'PHONE');

-- CreateEnum
CREATE TYPE "account_kind" AS ENUM ('WALLET', 'ESCROW', 'PAYOUT_PENDING', 'REFUND_PENDING', 'QUARANTINE', 'CHARGEBACK_HOLD', 'INSURANCE', 'FEES', 'GATEWAY', 'BANK', 'GATEWAY_FEES', 'PROMOTIONS', 'CHARGEBACK_LOSS', 'ADJUSTMENTS');

-- CreateEnum
CREATE TYPE "account_mode" AS ENUM ('EXACT', 'CREDIT_DELTA', 'DELTA');

-- CreateEnum
CREATE TYPE "asset_kind" AS ENUM ('AIRTIME', 'GOODS', 'CRYPTO');

-- CreateEnum
CREATE TYPE "network" AS ENUM ('MTN', 'AIRTEL', 'GLO', 'T2');

-- CreateEnum
CREATE TYPE "offer_state" AS ENUM ('AVAILABLE', 'IN_ESCROW', 'COMPLETED', 'EXPIRED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "trade_state" AS ENUM ('IN_ESCROW', 'DELIVERED', 'DISPUTED', 'COMPLETED', 'CANCELLED', 'SPLIT');

-- CreateEnum
CREATE TYPE "deposit_state" AS ENUM ('INITIATED', 'PAID', 'FAILED', 'EXPIRED');

-- CreateTable
CREATE TABLE "chat_room" (
    "trade_id" UUID NOT NULL,
    "last_sequence" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "chat_room_pkey" PRIMARY KEY ("trade_id")
);

-- CreateTable
CREATE TABLE "message" (
    "trade_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "author_id" UUID NOT NULL,
    "client_key" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "message_pkey" PRIMARY KEY ("trade_id","sequence")
);

-- CreateTable
CREATE TABLE "read_mark" (
    "trade_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,

    CONSTRAINT "read_mark_pkey" PRIMARY KEY ("trade_id","user_id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "id" UUID NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "trade_id" UUID NOT NULL,
    "state" "dispute_state" NOT NULL DEFAULT 'OPEN',
    "opened_by_id" UUID,
    "reason" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "moderator_id" UUID,
    "ruling" TEXT,
    "ruling_reason" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(6),
    "phone" TEXT NOT NULL,
    "phone_verified_at" TIMESTAMPTZ(6),
    "password_hash" TEXT NOT NULL,
    "level" "verification_level" NOT NULL DEFAULT 'BASIC',
    "blocked_at" TIMESTAMPTZ(6),
    "blocked_until" TIMESTAMPTZ(6),
    "blocked_reason" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_role" (
    "user_id" UUID NOT NULL,
    "role" "staff_role_name" NOT NULL,

    CONSTRAINT "staff_role_pkey" PRIMARY KEY ("user_id","role")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_code" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" "code_purpose" NOT NULL,
    "target" TEXT NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "verification_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allowance" (
    "user_id" UUID NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "open_offers" INTEGER NOT NULL DEFAULT 0,
    "day" DATE NOT NULL DEFAULT '2000-01-01',
    "traded_minor" BIGINT NOT NULL DEFAULT 0,
    "payouts" INTEGER NOT NULL DEFAULT 0,
    "frozen_at" TIMESTAMPTZ(6),

    CONSTRAINT "allowance_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "actor_id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "reason" TEXT,
    "detail" JSONB,
    "posting_id" BIGINT,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "bucket" TEXT NOT NULL,
    "used" INTEGER NOT NULL,
    "resets_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("bucket")
);

-- CreateTable
CREATE TABLE "account" (
    "id" BIGSERIAL NOT NULL,
    "kind" "account_kind" NOT NULL,
    "owner_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "mode" "account_mode" NOT NULL DEFAULT 'EXACT',
    "may_go_negative" BOOLEAN NOT NULL DEFAULT false,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer_kind" (
    "name" TEXT NOT NULL,
    "debit_kind" "account_kind" NOT NULL,
    "credit_kind" "account_kind" NOT NULL,
    "two_people" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "transfer_kind_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "posting" (
    "id" BIGSERIAL NOT NULL,
    "principal_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "act" TEXT NOT NULL,
    "subject_kind" TEXT,
    "subject_id" UUID,
    "result" JSONB NOT NULL,
    "reverses" BIGINT,
    "approval_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer" (
    "id" BIGINT NOT NULL,
    "posting_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID,
    "debit_account_id" BIGINT NOT NULL,
    "credit_account_id" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "debit_after" BIGINT,
    "credit_after" BIGINT,
    "reverses" BIGINT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "balance_delta" (
    "id" BIGSERIAL NOT NULL,
    "account_id" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "balance_delta_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approval" (
    "id" UUID NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "act" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "reverses" BIGINT,
    "beneficiary_id" UUID,
    "reason" TEXT NOT NULL,
    "creator_id" UUID NOT NULL,
    "approver_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "approved_at" TIMESTAMPTZ(6),

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_check" (
    "id" BIGSERIAL NOT NULL,
    "findings" JSONB NOT NULL,
    "rules" JSONB NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "ledger_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer" (
    "id" UUID NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "seller_id" UUID NOT NULL,
    "kind" "asset_kind" NOT NULL,
    "state" "offer_state" NOT NULL DEFAULT 'AVAILABLE',
    "network" "network",
    "face_value_minor" BIGINT,
    "currency" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "rate_bps" INTEGER NOT NULL,
    "fee_rule" JSONB NOT NULL,
    "units_total" INTEGER NOT NULL DEFAULT 1,
    "units_held" INTEGER NOT NULL DEFAULT 0,
    "units_sold" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reputation" (
    "user_id" UUID NOT NULL,
    "trades_completed" INTEGER NOT NULL DEFAULT 0,
    "trades_unfinished" INTEGER NOT NULL DEFAULT 0,
    "median_delivery_seconds" INTEGER,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "reputation_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "trade" (
    "id" UUID NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "offer_id" UUID NOT NULL,
    "buyer_id" UUID NOT NULL,
    "seller_id" UUID NOT NULL,
    "kind" "asset_kind" NOT NULL,
    "state" "trade_state" NOT NULL DEFAULT 'IN_ESCROW',
    "network" "network",
    "face_value_minor" BIGINT,
    "currency" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "fee_rule" JSONB NOT NULL,
    "recipient_phone" TEXT,
    "day" DATE NOT NULL,
    "moves" INTEGER NOT NULL DEFAULT 0,
    "begun_at" TIMESTAMPTZ(6),
    "delivered_at" TIMESTAMPTZ(6),
    "deadline_at" TIMESTAMPTZ(6),
    "proposal" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "trade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timeline" (
    "trade_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "move" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_role" TEXT NOT NULL,
    "from_state" "trade_state",
    "to_state" "trade_state" NOT NULL,
    "note" TEXT,
    "posting_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "timeline_pkey" PRIMARY KEY ("trade_id","sequence")
);

-- CreateTable
CREATE TABLE "deposit" (
    "id" UUID NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "user_id" UUID NOT NULL,
    "gateway" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "state" "deposit_state" NOT NULL DEFAULT 'INITIATED',
    "currency" TEXT NOT NULL,
    "asked_minor" BIGINT NOT NULL,
    "paid_minor" BIGINT,
    "gateway_fee_minor" BIGINT,
    "gateway_record_id" TEXT,
    "channel" TEXT,
    "failure" TEXT,
    "return_to" TEXT,
    "access_code" TEXT,
    "authorization_url" TEXT,
    "check_at" TIMESTAMPTZ(6),
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "paid_at" TIMESTAMPTZ(6),

    CONSTRAINT "deposit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_event" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "body" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "message_trade_id_author_id_client_key_key" ON "message"("trade_id", "author_id", "client_key");

-- CreateIndex
CREATE INDEX "app_user_email_idx" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "app_user_phone_idx" ON "app_user"("phone");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "verification_code_user_id_purpose_created_at_idx" ON "verification_code"("user_id", "purpose", "created_at");

-- CreateIndex
CREATE INDEX "audit_subject_kind_subject_id_id_idx" ON "audit"("subject_kind", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_actor_id_id_idx" ON "audit"("actor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "account_kind_owner_id_currency_key" ON "account"("kind", "owner_id", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "posting_principal_id_key_key" ON "posting"("principal_id", "key");

-- CreateIndex
CREATE INDEX "transfer_debit_account_id_id_idx" ON "transfer"("debit_account_id", "id");

-- CreateIndex
CREATE INDEX "transfer_credit_account_id_id_idx" ON "transfer"("credit_account_id", "id");

-- CreateIndex
CREATE INDEX "transfer_posting_id_idx" ON "transfer"("posting_id");

-- CreateIndex
CREATE INDEX "balance_delta_account_id_idx" ON "balance_delta"("account_id");

-- CreateIndex
CREATE INDEX "offer_seller_id_created_at_idx" ON "offer"("seller_id", "created_at");

-- CreateIndex
CREATE INDEX "trade_buyer_id_created_at_idx" ON "trade"("buyer_id", "created_at");

-- CreateIndex
CREATE INDEX "trade_seller_id_created_at_idx" ON "trade"("seller_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "deposit_reference_key" ON "deposit"("reference");

-- CreateIndex
CREATE INDEX "deposit_user_id_created_at_idx" ON "deposit"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "deposit_gateway_gateway_record_id_key" ON "deposit"("gateway", "gateway_record_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_event_provider_digest_key" ON "webhook_event"("provider", "digest");

-- AddForeignKey
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

