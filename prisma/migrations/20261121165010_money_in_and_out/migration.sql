-- CreateEnum
CREATE TYPE "payout_state" AS ENUM ('REQUESTED', 'HELD', 'REVIEW', 'QUEUED', 'SENDING', 'SENT', 'PAID', 'REVERSED', 'CANCELLED', 'REJECTED', 'FAILED');

-- CreateEnum
CREATE TYPE "refund_state" AS ENUM ('REQUESTED', 'SENDING', 'SENT', 'NEEDS_ATTENTION', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "chargeback_state" AS ENUM ('OPEN', 'WON', 'LOST');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "deposit_state" ADD VALUE 'QUARANTINED';
ALTER TYPE "deposit_state" ADD VALUE 'REFUNDING';
ALTER TYPE "deposit_state" ADD VALUE 'REFUNDED';
ALTER TYPE "deposit_state" ADD VALUE 'CHARGEBACK_OPEN';
ALTER TYPE "deposit_state" ADD VALUE 'CHARGED_BACK';

-- AlterTable
ALTER TABLE "approval" ADD COLUMN     "detail" JSONB,
ADD COLUMN     "ended_at" TIMESTAMPTZ(6),
ADD COLUMN     "ended_by_id" UUID;

-- AlterTable
ALTER TABLE "deposit" ADD COLUMN     "gateway_reference" TEXT,
ADD COLUMN     "name_match" TEXT,
ADD COLUMN     "sender_account" TEXT,
ADD COLUMN     "sender_bank" TEXT,
ADD COLUMN     "sender_name" TEXT,
ADD COLUMN     "virtual_account_id" UUID;

-- CreateTable
CREATE TABLE "setting" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "effective_from" TIMESTAMPTZ(6) NOT NULL,
    "approval_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "refreshed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "bank_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "bank_account" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "bank_code" TEXT NOT NULL,
    "bank_name" TEXT NOT NULL,
    "account_number" TEXT NOT NULL,
    "account_name" TEXT NOT NULL,
    "recipient_code" TEXT,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "bank_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout" (
    "id" UUID NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "user_id" UUID NOT NULL,
    "bank_account_id" UUID NOT NULL,
    "gateway" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "state" "payout_state" NOT NULL DEFAULT 'REQUESTED',
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "gateway_fee_minor" BIGINT,
    "gateway_record_id" TEXT,
    "transfer_code" TEXT,
    "bank_name" TEXT NOT NULL,
    "bank_code" TEXT NOT NULL,
    "account_number" TEXT NOT NULL,
    "account_name" TEXT NOT NULL,
    "two_people" BOOLEAN NOT NULL,
    "hold_until" TIMESTAMPTZ(6),
    "hold_reason" TEXT,
    "failure" TEXT,
    "check_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "sending_at" TIMESTAMPTZ(6),
    "paid_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_gate" (
    "id" UUID NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "gateway" TEXT NOT NULL,
    "stopped_at" TIMESTAMPTZ(6),
    "stopped_by_id" BIGINT,

    CONSTRAINT "payout_gate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation" (
    "id" BIGSERIAL NOT NULL,
    "gateway" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reported_minor" BIGINT,
    "ledger_minor" BIGINT NOT NULL,
    "expected_minor" BIGINT NOT NULL,
    "lines" JSONB NOT NULL,
    "differences" JSONB NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "reconciliation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement" (
    "id" UUID NOT NULL,
    "gateway" TEXT NOT NULL,
    "gateway_record_id" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),

    CONSTRAINT "settlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "deposit_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "gateway" TEXT NOT NULL,
    "state" "refund_state" NOT NULL DEFAULT 'REQUESTED',
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "from_quarantine" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "gateway_record_id" TEXT,
    "failure" TEXT,
    "check_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "sending_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chargeback" (
    "id" UUID NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "deposit_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "gateway" TEXT NOT NULL,
    "gateway_record_id" TEXT NOT NULL,
    "state" "chargeback_state" NOT NULL DEFAULT 'OPEN',
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "held_minor" BIGINT NOT NULL,
    "loss_minor" BIGINT NOT NULL DEFAULT 0,
    "recovered_minor" BIGINT NOT NULL DEFAULT 0,
    "category" TEXT,
    "due_at" TIMESTAMPTZ(6),
    "response" TEXT,
    "evidence" JSONB,
    "responded_by_id" UUID,
    "responded_at" TIMESTAMPTZ(6),
    "check_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "chargeback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "virtual_account" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "gateway" TEXT NOT NULL,
    "customer_code" TEXT NOT NULL,
    "gateway_record_id" TEXT NOT NULL,
    "bank_name" TEXT NOT NULL,
    "bank_slug" TEXT NOT NULL,
    "account_number" TEXT NOT NULL,
    "account_name" TEXT NOT NULL,
    "check_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_now(),
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "virtual_account_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "setting_approval_id_key" ON "setting"("approval_id");

-- CreateIndex
CREATE UNIQUE INDEX "setting_name_effective_from_key" ON "setting"("name", "effective_from");

-- CreateIndex
CREATE INDEX "bank_account_user_id_idx" ON "bank_account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_reference_key" ON "payout"("reference");

-- CreateIndex
CREATE INDEX "payout_user_id_created_at_idx" ON "payout"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "payout_gateway_gateway_record_id_key" ON "payout"("gateway", "gateway_record_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_gate_gateway_key" ON "payout_gate"("gateway");

-- CreateIndex
CREATE INDEX "reconciliation_kind_id_idx" ON "reconciliation"("kind", "id");

-- CreateIndex
CREATE UNIQUE INDEX "settlement_gateway_gateway_record_id_key" ON "settlement"("gateway", "gateway_record_id");

-- CreateIndex
CREATE INDEX "refund_deposit_id_idx" ON "refund"("deposit_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_gateway_gateway_record_id_key" ON "refund"("gateway", "gateway_record_id");

-- CreateIndex
CREATE INDEX "chargeback_deposit_id_idx" ON "chargeback"("deposit_id");

-- CreateIndex
CREATE INDEX "chargeback_user_id_idx" ON "chargeback"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "chargeback_gateway_gateway_record_id_key" ON "chargeback"("gateway", "gateway_record_id");

-- CreateIndex
CREATE INDEX "virtual_account_user_id_idx" ON "virtual_account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "virtual_account_gateway_account_number_key" ON "virtual_account"("gateway", "account_number");

-- CreateIndex
CREATE INDEX "approval_subject_id_idx" ON "approval"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "deposit_gateway_gateway_reference_key" ON "deposit"("gateway", "gateway_reference");
