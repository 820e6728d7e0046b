package io.latchkey.contracts.internal;

/** An outcome of a step of a sign-in that signs no one in; what is to be done next depends on which. */
public sealed interface SignInRefusal
        permits SharedOutcomes.InvalidCredentials,
                SharedOutcomes.InvalidOneTimePassword,
                EnrolmentOperation.EnrolmentResponse.InvalidMailCode,
                EnrolmentOperation.EnrolmentResponse.MailCodeMissing,
                SharedOutcomes.ChallengeOver,
                SharedOutcomes.TooManyAttempts,
                SignInOperation.SignInResponse.OneTimePasswordRequired,
                SignInOperation.SignInResponse.EnrolmentRequired,
                SignInOperation.SignInResponse.ProofRequired {}
