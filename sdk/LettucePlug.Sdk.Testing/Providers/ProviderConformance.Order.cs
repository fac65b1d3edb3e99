namespace LettucePlug.Sdk.Testing;

/// <content>The checks of references and of cancelling.</content>
public static partial class ProviderConformance
{
    private static async Task OrderAsync(Connected connected, ProviderSubject subject, CancellationToken token)
    {
        var red = SamplePictures.Reference(ReferenceRole.Character, 0xCC2211);
        var blue = SamplePictures.Reference(ReferenceRole.Character, 0x1133CC);
        var request = Request(subject) with { Seed = null, References = [red, blue] };
        var first = await Expect.AllAsync(connected.Images.GenerateAsync(request, token), token).ConfigureAwait(false);
        if (connected.Calls > 0)
        {
            CheckSent(connected, red, blue);
            return;
        }

        var swapped = request with { References = [blue, red] };
        var second = await Expect.AllAsync(connected.Images.GenerateAsync(swapped, token), token).ConfigureAwait(false);
        Expect.That(
            !Bytes(first).SequenceEqual(Bytes(second)), "The order of references counts.", "the same bytes for both orders.");
    }

    private static byte[] Bytes(List<ImageUpdate> updates) =>
        updates.OfType<ImageReady>().First().Image.Bytes?.ToArray() ?? [];

    private static void CheckSent(Connected connected, ImageReference first, ImageReference second)
    {
        var sent = connected.Requests.SelectMany(request => request.Body.ToArray()).ToArray();
        var (at, then) = (Find(sent, first), Find(sent, second));
        Expect.That(
            at >= 0 && then >= 0,
            "Every reference is sent.",
            $"{(at >= 0 ? "" : "the first ")}{(then >= 0 ? "" : "the second ")}not in any request.");
        Expect.That(at < then, "References are sent in their order.", "the second before the first.");
    }

    private static int Find(byte[] sent, ImageReference reference)
    {
        var raw = sent.AsSpan().IndexOf(reference.Data.Span);
        return raw >= 0
            ? raw
            : sent.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(reference.Data.Span)));
    }

    /// <summary>
    /// With a service the call is cancelled while the service works on it and never answers; an offline provider is
    /// cancelled at its first update.
    /// </summary>
    private static ConformanceCheck Cancelling(
        string name, ProviderSubject subject, Func<Connected, CancellationTokenSource, Task<string>> run) => new()
        {
            Name = name,
            RunAsync = token => Expect.InTimeAsync(name, async inner =>
            {
                using var source = CancellationTokenSource.CreateLinkedTokenSource(inner);
                using var asked = new ScriptedService(async (_, cancellation) =>
                {
                    await source.CancelAsync().ConfigureAwait(false);
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
                    return ScriptedService.Answer(System.Net.HttpStatusCode.OK, "");
                });
                var connected = new Connected(subject, asked);
                await using var closing = connected.ConfigureAwait(false);
                const string Rule = "A cancelled token lets an OperationCanceledException pass.";
                try
                {
                    throw new ContractViolation(Rule, await run(connected, source).ConfigureAwait(false));
                }
                catch (OperationCanceledException)
                {
                    // What must happen.
                }
                catch (Exception e) when (e is not ContractViolation)
                {
                    throw new ContractViolation(Rule, $"{e.GetType().Name}: {e.Message}", e);
                }
            }, token),
        };
}
