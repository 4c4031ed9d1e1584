import { ButtonLink } from "@/components/ui/button";

export function LastCall() {
  return (
    <section className="wrap pb-16 md:pb-24">
      <div className="rounded-panel bg-primary-soft px-6 py-12 text-center md:py-16">
        <h2 className="text-[1.875rem] md:text-[2.5rem]">Start with a small one</h2>
        <p className="mx-auto mt-3 max-w-md text-lg text-muted">
          Open an account, prove your phone number, and see how a trade feels. Selling costs a small
          commission, shown before you publish.
        </p>
        <div className="mt-7">
          <ButtonLink href="/sign-up">Create an account</ButtonLink>
        </div>
      </div>
    </section>
  );
}
