-- Lists of all trades, newest first or by their offer, a closed case of a trade, and the days of the overview: without these,
-- each reads every trade there ever was.

-- CreateIndex
CREATE INDEX "dispute_trade_id_idx" ON "dispute"("trade_id");

-- CreateIndex
CREATE INDEX "trade_created_at_id_idx" ON "trade"("created_at", "id");

-- CreateIndex
CREATE INDEX "trade_offer_id_idx" ON "trade"("offer_id");

-- CreateIndex
CREATE INDEX "trade_day_idx" ON "trade"("day");

-- What was sold lately.
CREATE INDEX "trade_completed" ON "trade"("ended_at") WHERE state = 'COMPLETED';
