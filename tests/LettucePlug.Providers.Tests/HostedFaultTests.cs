using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests;

/// <summary>Every fault that can be switched on, at every hosted service: one kind of failure each, in words, and tried again only where that is free.</summary>
public sealed class HostedFaultTests
{
    private static readonly (string Switch, ProviderFailure Failure, int Calls)[] Everywhere =
    [
        ("401", ProviderFailure.Unauthorized, 1),
        ("402", ProviderFailure.PaymentRequired, 1),
        ("403", ProviderFailure.Unauthorized, 1),
        ("404", ProviderFailure.NotFound, 1),
        ("413", ProviderFailure.InvalidRequest, 1),
        ("no-credit", ProviderFailure.PaymentRequired, 1),
        ("500", ProviderFailure.Unavailable, 1),
        ("503 times=9", ProviderFailure.Unavailable, 4),
        ("429 times=9", ProviderFailure.RateLimited, 4),
        ("429 wait=2 times=9", ProviderFailure.RateLimited, 4),
        ("429 wait=1.5 times=9", ProviderFailure.RateLimited, 4),
        ("429 wait=ms:1500 times=9", ProviderFailure.RateLimited, 4),
        ("429 wait=600 times=9", ProviderFailure.RateLimited, 1),
        ("429 wait=2 x-should-retry=false times=9", ProviderFailure.RateLimited, 1),
        ("wrong-mime", ProviderFailure.Protocol, 1),
        ("cut-before-answer", ProviderFailure.Protocol, 1),
        ("redirect", ProviderFailure.Protocol, 1),
    ];

    private static readonly (string Switch, ProviderFailure Failure, int Calls)[] InJson =
    [
        ("truncated-json", ProviderFailure.Protocol, 1),
        ("truncated-base64", ProviderFailure.Protocol, 1),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(HostedService.Ids), MemberType = typeof(HostedService))]
    public async Task Every_fault_becomes_one_kind_of_failure_in_words(string id)
    {
        var service = HostedService.Find(id);
        await using var server = service.Create();
        await server.StartAsync();
        var faults = Everywhere.Concat(id == "stability" ? [] : InJson).Concat(Own(server.Faults));
        foreach (var (typed, expected, calls) in faults)
        {
            // Each on a connection of its own, so that no breaker opens.
            await using var harness = service.Open(server);
            var before = server.Requests.Count;
            server.Break(FaultSwitch.Read($"{typed} path={service.Route}", server));

            var failure = await Should.ThrowAsync<ProviderException>(
                () => harness.GenerateAsync(Some.Image(service.Painter), Ct), $"{id}: {typed}");

            failure.Failure.ShouldBe(expected, $"{id}: {typed}: {failure}");
            failure.Message.Length.ShouldBeGreaterThan(20, $"{id}: {typed}");
            server.Requests.Skip(before).Count(request => request.Method == "POST" && request.Path.EndsWith(service.Route, StringComparison.Ordinal))
                .ShouldBe(calls, $"{id}: {typed}");
            server.Mend();
        }
    }

    [Theory]
    [MemberData(nameof(HostedService.Ids), MemberType = typeof(HostedService))]
    public async Task A_wait_in_any_form_is_waited_for(string id)
    {
        var service = HostedService.Find(id);
        await using var server = service.Create();
        await server.StartAsync();
        string[] forms = ["2", "2.0", "ms:2000", "date", .. server.Faults.WaitInBody is null ? (string[])[] : ["body:2"]];
        foreach (var form in forms)
        {
            await using var harness = service.Open(server);
            // A date is one of the harness's own clock, which stands at another day.
            var fault = form == "date"
                ? Fault.Answer(429, null, ("Retry-After", harness.Time.GetUtcNow().AddSeconds(2).ToString("R")))
                : FaultSwitch.Read($"429 wait={form}", server);
            server.Break(fault with { Path = service.Route });

            (await harness.GenerateAsync(Some.Image(service.Painter), Ct)).Images.ShouldNotBeEmpty();

            harness.Time.Waits.ShouldContain(wait => wait > TimeSpan.FromSeconds(1) && wait <= TimeSpan.FromSeconds(2), $"{id}: {form}");
        }
    }

    [Theory]
    [MemberData(nameof(HostedService.Ids), MemberType = typeof(HostedService))]
    public async Task An_answer_in_drops_is_an_answer(string id)
    {
        var service = HostedService.Find(id);
        await using var server = service.Create();
        await server.StartAsync();
        await using var harness = service.Open(server);
        server.Break(FaultSwitch.Read($"slow-drip path={service.Route}", server));

        (await harness.GenerateAsync(Some.Image(service.Painter), Ct)).Images.ShouldNotBeEmpty();
    }

    private static IEnumerable<(string Switch, ProviderFailure Failure, int Calls)> Own(ServiceFaults faults)
    {
        for (var form = 1; form <= faults.Moderations.Count; form++)
        {
            yield return ($"moderation form={form} times=9", ProviderFailure.Moderated, 1);
        }

        if (faults.WaitInBody is not null)
        {
            yield return ("429 wait=body:2 times=9", ProviderFailure.RateLimited, 4);
        }

        if (faults.ErrorInSuccess is { } inside)
        {
            yield return (
                "error-in-success times=9",
                inside.Body!.Contains("model_not_found", StringComparison.Ordinal) ? ProviderFailure.NotFound : ProviderFailure.Unavailable,
                1);
        }
    }
}
