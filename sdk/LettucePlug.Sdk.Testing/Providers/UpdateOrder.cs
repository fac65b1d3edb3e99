namespace LettucePlug.Sdk.Testing;

/// <summary>The order in which image updates may come.</summary>
internal static class UpdateOrder
{
    private const int MostTokenCharacters = 1000;

    public static void Check(IReadOnlyList<ImageUpdate> updates)
    {
        var seen = string.Join(", ", updates.Select(update => update.GetType().Name)) + ".";
        var accepted = updates.OfType<ImageAccepted>().ToList();
        Expect.That(accepted.Count <= 1, "At most one ImageAccepted comes.", seen);
        Expect.That(accepted.Count == 0 || updates[0] is ImageAccepted, "ImageAccepted comes first.", seen);
        Expect.That(
            accepted.All(one => (one.ResumeToken?.Length ?? 1) is > 0 and <= MostTokenCharacters),
            $"A resume token has 1 to {MostTokenCharacters} characters.",
            $"{accepted.FirstOrDefault()?.ResumeToken?.Length} characters.");
        Expect.That(updates.OfType<ImageUsage>().Count() <= 1, "At most one ImageUsage comes.", seen);
        Expect.That(updates.Any(update => update is ImageReady), "A stream that ends brings an image.", seen);
        foreach (var progress in updates.OfType<ImageProgress>())
        {
            Expect.That(
                progress.Step >= 0 && progress.Total >= progress.Step && progress.Total > 0,
                "Progress is a step of a total.",
                $"step {progress.Step} of {progress.Total}.");
        }

        foreach (var preview in updates.OfType<ImagePreview>())
        {
            Expect.That(SamplePictures.Sniff(preview.Data.Span) is not null, "A preview is the bytes of an image file.", $"{preview.Data.Length} other bytes.");
        }

        foreach (var warning in updates.OfType<ImageWarning>())
        {
            Expect.That(!string.IsNullOrWhiteSpace(warning.Message), "A warning says what was done otherwise.", "an empty message.");
        }
    }
}
