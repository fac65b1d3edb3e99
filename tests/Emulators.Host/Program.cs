using System.Globalization;
using System.Runtime.InteropServices;
using LettucePlug.Emulators;

// dotnet run --project tests/Emulators.Host -- openai [--port 9001] [--key test-key] [--fault "429 wait=2"]…
// While it runs, each line on standard input is one more fault; 'mend' takes back those that have not happened yet.
var emulators = new Dictionary<string, Func<Emulator>>
{
    ["openai"] = () => new OpenAiEmulator(),
    ["talker"] = () => new OpenAiEmulator
    {
        WordsPerSecond = int.Parse(Option("--rate", "200"), CultureInfo.InvariantCulture),
        Reply = string.Join(' ', Enumerable.Range(1, int.Parse(Option("--words", "400"), CultureInfo.InvariantCulture))
            .Select(number => number % 12 == 0 ? "and *so*, on." : number % 5 == 0 ? "lanterns" : "words")),
    },
    ["gemini"] = () => new GeminiEmulator(),
    ["stability"] = () => new StabilityEmulator(),
    ["xai"] = () => new XaiEmulator(),
    ["openrouter"] = () => new OpenRouterEmulator(),
    ["nanogpt"] = () => new NanoGptEmulator(),
    ["pollinations"] = () => new PollinationsEmulator(),
    ["comfyui-fast"] = () => new ComfyUiEmulator { ShowsPreviews = false },
    ["automatic1111"] = () => new Automatic1111Emulator { Polls = 8, HasControlNet = true },
    ["diffusers"] = () => new DiffusersEmulator(DiffusersDialect.SdCpp) { Looks = 6 },
    ["diffusers-openai"] = () => new DiffusersEmulator(DiffusersDialect.OpenAi),
    ["comfyui"] = () => new ComfyUiEmulator
    {
        Pace = { StepDelay = TimeSpan.FromMilliseconds(int.Parse(Option("--step-ms", "40"), CultureInfo.InvariantCulture)) },
    },
};
if (args.Length == 0 || !emulators.TryGetValue(args[0], out var create))
{
    Console.Error.WriteLine($"usage: {string.Join('|', emulators.Keys)} [--port N] [--key KEY] [--rate WORDS-A-SECOND] [--words N] [--step-ms N] [--fault FAULT]…");
    Console.Error.WriteLine(FaultSwitch.Help);
    return 2;
}

await using var emulator = create();
foreach (var typed in args.Skip(1).Zip(args.Skip(2)).Where(pair => pair.First == "--fault").Select(pair => pair.Second))
{
    if (!Break(typed))
    {
        return 2;
    }
}

try
{
    await emulator.StartAsync(new EmulatorOptions
    {
        Port = int.Parse(Option("--port", "0"), CultureInfo.InvariantCulture),
        Key = Option("--key", "test-key"),
    });
}
catch (IOException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

Console.WriteLine($"{args[0]} listens at {emulator.Url} and takes the key '{emulator.Key}'. Ctrl+C ends it.");
using var stop = new CancellationTokenSource();
// The web host takes both signals for itself and ends, which would leave this loop waiting.
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
_ = Task.Run(async () =>
{
    while (await Console.In.ReadLineAsync() is { } typed)
    {
        if (typed.Trim() == "mend")
        {
            emulator.Mend();
        }
        else if (typed.Trim().Length > 0)
        {
            Break(typed);
        }
    }
});
var shown = 0;
while (!stop.IsCancellationRequested)
{
    try
    {
        await emulator.WaitForRequestAsync(stop.Token);
    }
    catch (OperationCanceledException)
    {
        break;
    }

    foreach (var request in emulator.Requests.Skip(shown))
    {
        shown++;
        Console.WriteLine($"{request.Method} {request.Path}{request.Query} ({request.Body.Length} bytes, {request.Parts.Count} parts)");
    }
}

return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

bool Break(string typed)
{
    try
    {
        emulator.Break(FaultSwitch.Read(typed, emulator));
        return true;
    }
    catch (FormatException e)
    {
        Console.Error.WriteLine(e.Message);
        return false;
    }
}

string Option(string name, string fallback) =>
    Array.IndexOf(args, name) is >= 0 and var index && index + 1 < args.Length ? args[index + 1] : fallback;
