import { ButtonLink } from "@/components/ui/button";

export function LastCall() {
  return (
    <section className="wrap pb-16 md:pb-24">
      <div className="rounded-panel bg-primary-soft px-6 py-12 text-center md:py-16">
        <h2 className="text-[1.875rem] md:text-[2.5rem]">Start with a small one</h2>
        <p className="mx-auto mt-3 max-w-md text-lg text-muted">
          Prove your email and your number, buy a little airtime, and see how a trade feels. You can look
          round without an account, too.
        </p>
        <div className="mt-7">
          <ButtonLink href="/sign-up">Open an account</ButtonLink>
        </div>
      </div>
    </section>
  );
}
