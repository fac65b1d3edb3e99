using LettucePlug.Emulators;
using LettucePlug.Provider.ComfyUi;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Plugins.Tests.ComfyUi;

public sealed class ComfyUiConformanceTests
{
    private const string TwoReferences =
        """
        {
          "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "%CKPT%"}},
          "2": {"class_type": "TextEncodeQwenImageEditPlus", "inputs": {"clip": ["1", 1], "prompt": "%PROMPT%", "image1": ["8", 0], "image2": ["9", 0]}},
          "3": {"class_type": "CLIPTextEncode", "inputs": {"clip": ["1", 1], "text": "words of its own"}},
          "4": {"class_type": "EmptyLatentImage", "inputs": {"width": %WIDTH%, "height": %HEIGHT%, "batch_size": 1}},
          "5": {"class_type": "KSampler", "inputs": {"model": ["1", 0], "positive": ["2", 0], "negative": ["3", 0], "latent_image": ["4", 0],
            "seed": %SEED%, "steps": 4, "cfg": 7, "sampler_name": "euler", "scheduler": "normal", "denoise": 1}},
          "6": {"class_type": "VAEDecode", "inputs": {"samples": ["5", 0], "vae": ["1", 2]}},
          "7": {"class_type": "SaveImage", "inputs": {"images": ["6", 0], "filename_prefix": "test"}},
          "8": {"class_type": "LoadImage", "inputs": {"image": "%IMAGE0%"}},
          "9": {"class_type": "LoadImage", "inputs": {"image": "%IMAGE1%"}}
        }
        """;

    private static readonly string Manifest = File.ReadAllText(Path.Combine(Repository.Root, "plugins", "Provider.ComfyUi", "plugin.json"));

    private static readonly IReadOnlyDictionary<string, ConformanceCheck> Checks =
        ProviderConformance.For(Subject([]))
        .Concat(PluginConformance.For(() => new ComfyUiPlugin(), Manifest))
        .Concat(ProviderConformance.For(Subject(new() { ["txt2imgWorkflow"] = TwoReferences }) with { ReferenceOrderMatters = true })
            .Select(check => check with { Name = "Its own workflow: " + check.Name }))
        .ToDictionary(check => check.Name);

    public static TheoryData<string> Names => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Keeps_the_contract(string rule) => Checks[rule].RunAsync(TestContext.Current.CancellationToken);

    private static ProviderSubject Subject(Dictionary<string, string> settings) => new()
    {
        Create = Provider,
        Service = () => new EmulatorHandler(new ComfyUiEmulator()),
        Settings = settings,
        ImageModel = "v1-5-pruned-emaonly.safetensors",
        Time = new ImpatientTime(),
    };

    private static IProvider Provider()
    {
        var registry = new CapturedRegistry();
        using var stub = new StubPluginContext();
        new ComfyUiPlugin().Register(registry, stub);
        return registry.Providers.Single();
    }
}
