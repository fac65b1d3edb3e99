using System.Net;

namespace LettucePlug.Sdk.Testing;

/// <content>The checks of what becomes of a service's failures.</content>
public static partial class ProviderConformance
{
    private static readonly (string Name, Func<ScriptedService> Service, ProviderFailure[] Allowed)[] FailingServices =
    [
        ("status 401", () => ScriptedService.Always(HttpStatusCode.Unauthorized, "{}"), [ProviderFailure.Unauthorized]),
        ("status 402", () => ScriptedService.Always(HttpStatusCode.PaymentRequired, "{}"), [ProviderFailure.PaymentRequired]),
        // Some services answer 429 also where the account is empty.
        ("status 429", () => ScriptedService.Always(HttpStatusCode.TooManyRequests, "{}"), [ProviderFailure.RateLimited, ProviderFailure.PaymentRequired]),
        ("status 500", () => ScriptedService.Always(HttpStatusCode.InternalServerError, "oops", "text/plain"), [ProviderFailure.Unavailable]),
        ("a web page", () => ScriptedService.Always(HttpStatusCode.OK, "<html>Sign in</html>", "text/html"), [ProviderFailure.Protocol]),
        ("broken JSON", () => ScriptedService.Always(HttpStatusCode.OK, "{\"data\": [{"), [ProviderFailure.Protocol]),
        ("an empty answer", () => ScriptedService.Always(HttpStatusCode.OK, ""), [ProviderFailure.Protocol]),
        ("no answer in time", ScriptedService.TimingOut, [ProviderFailure.Timeout]),
    ];

    private static IEnumerable<ConformanceCheck> Failures(ProviderSubject subject)
    {
        foreach (var (name, service, allowed) in FailingServices)
        {
            if (subject.ImageModel is not null)
            {
                yield return Failing($"A picture fails as it should on {name}.", subject, service, allowed, (connected, token) =>
                    Expect.AllAsync(connected.Images.GenerateAsync(Request(subject), token), token));
            }

            if (subject.ChatModel is not null)
            {
                yield return Failing($"An answer fails as it should on {name}.", subject, service, allowed, (connected, token) =>
                    Expect.AllAsync(connected.Chat.ChatAsync(Question(subject, "Hello."), token), token));
            }
        }
    }

    private static ConformanceCheck Failing(
        string name,
        ProviderSubject subject,
        Func<ScriptedService> service,
        ProviderFailure[] allowed,
        Func<Connected, CancellationToken, Task> call) => new()
        {
            Name = name,
            RunAsync = token => Expect.InTimeAsync(name, async inner =>
            {
                var connected = new Connected(subject, service());
                await using var closing = connected.ConfigureAwait(false);
                var rule = $"The failure is a ProviderException with {string.Join(" or ", allowed)}.";
                var failure = await Expect.FailureAsync(rule, () => call(connected, inner)).ConfigureAwait(false);
                Expect.That(allowed.Contains(failure.Failure), rule, $"{failure.Failure}: {failure.Message}");
                Expect.That(!string.IsNullOrWhiteSpace(failure.Message), "A failure says what failed.", "an empty message.");
            }, token),
        };
}
