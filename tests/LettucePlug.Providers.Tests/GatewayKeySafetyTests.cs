using LettucePlug.Emulators;
using LettucePlug.Provider.NanoGpt;
using LettucePlug.Provider.OpenRouter;
using LettucePlug.Provider.Pollinations;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests;

public sealed class GatewayKeySafetyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task Whatever_goes_wrong_at_OpenRouter_the_key_shows_up_nowhere() => StaysSecretAsync<OpenRouterEmulator>(
        PluginProviders.Get<OpenRouterPlugin>("openrouter"), "api/v1", OpenRouterEmulator.Painter, OpenRouterEmulator.Talker);

    [Fact]
    public Task Whatever_goes_wrong_at_NanoGPT_the_key_shows_up_nowhere() => StaysSecretAsync<NanoGptEmulator>(
        PluginProviders.Get<NanoGptPlugin>("nanogpt"), "api/v1", NanoGptEmulator.Editor, NanoGptEmulator.Talker);

    [Fact]
    public Task Whatever_goes_wrong_at_Pollinations_the_key_shows_up_nowhere() => StaysSecretAsync<PollinationsEmulator>(
        PluginProviders.Get<PollinationsPlugin>("pollinations"), "v1", PollinationsEmulator.Editor, PollinationsEmulator.Talker);

    private static async Task StaysSecretAsync<TEmulator>(IProvider provider, string path, string painter, string talker)
        where TEmulator : Emulator, new()
    {
        await using var elsewhere = new TEmulator();
        await elsewhere.StartAsync();
        await using var server = new TEmulator();
        await server.StartAsync(new EmulatorOptions { Key = KeySafetyTests.Marker });
        await using var harness = ProviderHarness.Open(provider, new Uri(server.Url, path), KeySafetyTests.Marker);
        var random = new Random(20260103);
        var said = new List<string>();

        for (var i = 0; i < 200; i++)
        {
            server.Break(KeySafetyTests.RandomFault(random, elsewhere.Url));
            try
            {
                await (random.Next(4) switch
                {
                    0 => harness.ChatAsync(Some.Chat(talker), Ct),
                    1 => ((IModelCatalog)harness.Client).ListModelsAsync(Ct),
                    2 => harness.GenerateAsync(Some.Image(painter) with { References = Some.References(1, 2) }, Ct),
                    _ => (Task)harness.GenerateAsync(Some.Image(painter), Ct),
                });
            }
            catch (ProviderException e)
            {
                said.Add($"{e} {e.Hint} {e.ProviderCode}");
            }
        }

        said.Count.ShouldBeGreaterThan(100);
        said.Concat(harness.Log.Lines).ShouldAllBe(text => !text.Contains(KeySafetyTests.Marker));
        elsewhere.Requests.ShouldBeEmpty();
    }
}
