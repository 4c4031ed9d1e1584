"use client";
import { ActionForm } from "@/components/form/action-form";
import { HeartIcon } from "@/components/ui/icons";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/web/form-state";

type FollowButtonProps = { sellerId: string; isFollowed: boolean; follow: FormAction; unfollow: FormAction };

/** Follows a store, or no longer. */
export const FollowButton = ({ sellerId, isFollowed, follow, unfollow }: FollowButtonProps) => (
  <ActionForm
    key={String(isFollowed)}
    action={isFollowed ? unfollow : follow}
    about={{ id: sellerId }}
    className="grid gap-2"
  >
    {() => (
      <SubmitButton kind={isFollowed ? "quiet" : "primary"} size="small">
        <span className="inline-flex items-center gap-2">
          <HeartIcon size={17} className={isFollowed ? "fill-danger stroke-danger" : ""} />
          {isFollowed ? "Following" : "Follow"}
        </span>
      </SubmitButton>
    )}
  </ActionForm>
);
