"""Those who can speak, each behind the same small interface (`bot.media.synths.synth.Synth`)."""
