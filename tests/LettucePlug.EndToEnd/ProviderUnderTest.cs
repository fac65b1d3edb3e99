using LettucePlug.Emulators;

namespace LettucePlug.EndToEnd;

/// <summary>A provider with an emulator of its service, and how a user would connect it.</summary>
internal sealed record ProviderUnderTest
{
    /// <summary>A key that is looked for where no key may be.</summary>
    public const string Marker = "marker-5d2f81c07b";

    public required string Id { get; init; }

    public required Emulator Emulator { get; init; }

    /// <summary>What follows the address of the emulator.</summary>
    public string Path { get; init; } = "";

    /// <summary>A model that draws from words.</summary>
    public required string Painter { get; init; }

    /// <summary>A model that takes two references.</summary>
    public required string Editor { get; init; }

    /// <summary>A model that chats; null where the service has none.</summary>
    public string? Talker { get; init; }

    /// <summary>What the user puts into the variable with the key.</summary>
    public string Key { get; init; } = Marker;

    /// <summary>Further settings of the connection.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];


    public static ProviderUnderTest Create(string id) => id switch
    {
        "openai" => new()
        {
            Id = id,
            Emulator = new OpenAiEmulator(),
            Path = "v1",
            Painter = "gpt-image-1",
            Editor = "gpt-image-1",
            Talker = "gpt-4.1-nano",
        },
        "openrouter" => new()
        {
            Id = id,
            Emulator = new OpenRouterEmulator(),
            Path = "api/v1",
            Painter = OpenRouterEmulator.Painter,
            Editor = OpenRouterEmulator.Painter,
            Talker = OpenRouterEmulator.Talker,
        },
        "gemini" => new()
        {
            Id = id,
            Emulator = new GeminiEmulator(),
            Path = "v1beta",
            Painter = "gemini-3.1-flash-image",
            Editor = "gemini-3.1-flash-image",
            Talker = "gemini-2.5-flash",
        },
        "stability" => new() { Id = id, Emulator = new StabilityEmulator(), Painter = "core", Editor = "style-transfer" },
        "xai" => new()
        {
            Id = id,
            Emulator = new XaiEmulator(),
            Path = "v1",
            Painter = "grok-imagine-image",
            Editor = "grok-imagine-image",
            Talker = "grok-4",
        },
        "nanogpt" => new()
        {
            Id = id,
            Emulator = new NanoGptEmulator(),
            Path = "api/v1",
            Painter = NanoGptEmulator.Painter,
            Editor = NanoGptEmulator.Editor,
            Talker = NanoGptEmulator.Talker,
        },
        "pollinations" => new()
        {
            Id = id,
            Emulator = new PollinationsEmulator(),
            Path = "v1",
            Painter = PollinationsEmulator.Painter,
            Editor = PollinationsEmulator.Editor,
            Talker = PollinationsEmulator.Talker,
        },
        "comfyui" => new()
        {
            Id = id,
            Emulator = new ComfyUiEmulator { WantsKey = true },
            Painter = "sd_xl_base_1.0.safetensors",
            Editor = "sd_xl_base_1.0.safetensors",
            Settings = ["--set-file", "txt2imgWorkflow=words.json", "--set-file", "img2imgWorkflow=pictures.json"],
        },
        "automatic1111" => new()
        {
            Id = id,
            Emulator = new Automatic1111Emulator { HasControlNet = true, Credentials = "me:" + Marker },
            Painter = "dreamshaper_8",
            Editor = "dreamshaper_8",
            Key = "me:" + Marker,
        },
        "diffusers" => new()
        {
            Id = id,
            Emulator = new DiffusersEmulator(DiffusersDialect.OpenAi) { WantsKey = true },
            Painter = "Qwen/Qwen-Image",
            Editor = "Qwen/Qwen-Image",
        },
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "No emulator of it."),
    };
}
