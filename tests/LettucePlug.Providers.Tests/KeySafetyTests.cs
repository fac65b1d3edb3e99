using LettucePlug.Emulators;
using LettucePlug.Providers.Tests.OpenAi;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests;

public sealed class KeySafetyTests
{
    private const string Marker = "sk-marker-7d41c0ffee0942";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(HostedService.Ids), MemberType = typeof(HostedService))]
    public async Task Whatever_goes_wrong_the_key_shows_up_nowhere(string id)
    {
        var service = HostedService.Find(id);
        await using var elsewhere = service.Create();
        await elsewhere.StartAsync();
        await using var server = service.Create();
        await server.StartAsync(new EmulatorOptions { Key = Marker });
        await using var harness = service.Open(server);
        var random = new Random(20260102);
        var said = new List<string>();

        for (var i = 0; i < 200; i++)
        {
            server.Break(RandomFault(random, elsewhere.Url));
            try
            {
                await CallAsync(harness, service, random);
            }
            catch (ProviderException e)
            {
                // An error inside a success is in the plugin's words, out of which the host takes its keys.
                said.Add(harness.Transport.Redact($"{e} {e.Hint} {e.ProviderCode}"));
            }

            server.Mend();
        }

        said.Count.ShouldBeGreaterThan(100);
        said.Concat(harness.Log.Lines).ShouldAllBe(text => !text.Contains(Marker));
        elsewhere.Connections.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(HostedService.Ids), MemberType = typeof(HostedService))]
    public async Task With_two_connections_a_failing_one_never_reaches_for_the_other(string id)
    {
        var service = HostedService.Find(id);
        await using var mine = service.Create();
        await mine.StartAsync();
        await using var other = service.Create();
        await other.StartAsync();
        await using var harness = service.Open(mine);
        await using var unused = service.Open(other);
        var random = new Random(7);

        for (var i = 0; i < 30; i++)
        {
            mine.Break(RandomFault(random, other.Url));
            await Record.ExceptionAsync(() => CallAsync(harness, service, random));
            mine.Mend();
        }

        other.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task Many_calls_share_a_few_connections()
    {
        await using var bench = await OpenAiBench.StartAsync();

        for (var i = 0; i < 300; i++)
        {
            await ((IModelCatalog)bench.Harness.Client).ListModelsAsync(Ct);
        }

        bench.Server.Connections.ShouldBeLessThan(5);
    }

    [Fact]
    public async Task The_plugin_cannot_read_the_key_from_what_comes_back()
    {
        await using var bench = await OpenAiBench.StartAsync();

        using var response = await bench.Harness.Transport.Http.GetAsync("models", Ct);

        response.RequestMessage!.Headers.Authorization.ShouldBeNull();
        bench.Server.Requests.Single().Header("Authorization").ShouldBe("Bearer test-key");
    }

    private static Task CallAsync(ProviderHarness harness, HostedService service, Random random) => random.Next(4) switch
    {
        0 when service.Talker is { } talker => harness.ChatAsync(Some.Chat(talker), Ct),
        1 => ((IModelCatalog)harness.Client).ListModelsAsync(Ct),
        2 => harness.GenerateAsync(Some.Image(service.Painter) with { References = Some.References(1) }, Ct),
        _ => harness.GenerateAsync(Some.Image(service.Painter), Ct),
    };

    private static Fault RandomFault(Random random, Uri elsewhere)
    {
        var echo = $$$"""{"error":{"code":"{{{Marker}}}","message":"Incorrect API key provided: {{{Marker}}}","status":"{{{Marker}}}"},"name":"{{{Marker}}}","errors":["{{{Marker}}}"]}""";
        var fault = random.Next(13) switch
        {
            0 => Fault.Answer(401, echo, ("x-echo", Marker)),
            1 => Fault.Answer(500, "<html>" + Marker + "</html>"),
            2 => Fault.Answer(429, echo, ("Retry-After", "1")),
            3 => Fault.To($"{elsewhere}?stolen={Marker}", random.Next(301, 309)),
            4 => Fault.Of(FaultKind.CutBeforeAnswer),
            5 => Fault.Of(FaultKind.CutStream),
            6 => Fault.Of(FaultKind.TruncatedBody),
            7 => Fault.Of(FaultKind.TruncatedBase64),
            8 => Fault.Of(FaultKind.WrongMime),
            9 => Fault.Answer(403, Marker),
            10 => Fault.Answer(418, "{\"detail\":\"" + Marker + "\"}"),
            11 => new Fault { Kind = FaultKind.ErrorInSuccess, Body = echo },
            _ => Fault.Answer(503, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Marker))),
        };
        // Also where a service asks for its list of models before.
        return fault with { Times = 3 };
    }
}
