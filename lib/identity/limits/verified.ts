/** For machines: whether a user is verified and open, as for all that puts money in motion. */
export const isVerified = (person: string): string =>
  `(exists (select from app_user u where u.id = ${person} and u.closed_at is null
            and u.email_verified_at is not null and u.phone_verified_at is not null) or decide_again('verification'))`;
