using System.Diagnostics;
using System.Text.Json;
using LettucePlug.Tests.Support;

namespace LettucePlug.Benchmarks;

/// <summary>The meter that counts what a program writes to its terminal; it lies beside a developer's checkout, not in it.</summary>
internal sealed class PtyMeter(string script)
{
    /// <returns>Null, with the reason told, where there is none.</returns>
    public static PtyMeter? Find(TextWriter output)
    {
        var root = Environment.GetEnvironmentVariable("LETTUCEPLUG_SHARED") is { Length: > 0 } named
            ? named
            : Path.Combine(Repository.Root, "..", "shared");
        var script = Path.Combine(root, "tools", "ptymeter.py");
        if (File.Exists(script))
        {
            return new PtyMeter(script);
        }

        output.WriteLine("skipped: tools/ptymeter.py of the shared test data is absent; set LETTUCEPLUG_SHARED to its folder");
        return null;
    }

    /// <summary>Plays steps on a program and gives what each of them took, by name.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> RunAsync(
        string home, IReadOnlyList<object> steps, string program, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(steps));
            var start = new ProcessStartInfo("python3", [script, "--steps", file, "--", program, .. arguments])
            {
                RedirectStandardOutput = true,
                Environment = { ["LETTUCEPLUG_HOME"] = home },
            };
            using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
            var answer = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.EnumerateArray()
                .ToDictionary(step => step.GetProperty("name").GetString()!, step => step.Clone());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
