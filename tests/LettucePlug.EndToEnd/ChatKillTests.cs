using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LettucePlug.EndToEnd;

/// <summary>The program is killed at random moments of chats whose scenes are rendered by themselves.</summary>
public abstract partial class ChatKillTests : ChatTest
{
    /// <summary>How many times to kill it; all of it takes a second each.</summary>
    private const string Rounds = "LETTUCEPLUG_TEST_KILLS";

    protected ChatKillTests(string backend)
    {
        Program.Environment["LETTUCEPLUG_STORAGE_BACKEND"] = backend;
    }

    protected abstract int UsualRounds { get; }

    [Fact]
    public async Task What_was_accepted_is_there_every_picture_is_attached_once_and_no_place_stays_empty()
    {
        var rounds = Environment.GetEnvironmentVariable(Rounds) is { Length: > 0 } wished
            ? int.Parse(wished, CultureInfo.InvariantCulture)
            : UsualRounds;
        var chat = await BeginAsync("automatic");
        // How long a whole run takes here and now: the moments are spread over it.
        var began = TimeProvider.System.GetTimestamp();
        await DoneAsync("chat", "send", chat, "look at the gate");
        var whole = TimeProvider.System.GetElapsedTime(began);
        var random = new Random(rounds);
        var accepted = new List<string>();
        for (var round = 0; round < rounds; round++)
        {
            string[] line = round % 5 == 4 ? ["chat", "regenerate", chat] : ["chat", "send", chat, $"look at tower {round}"];
            using var process = Program.Start([.. line, "--verbose"]);
            accepted.AddRange(await RunOrKillAsync(process, whole * (0.2 + random.NextDouble())));
        }

        var messages = await MessagesAsync(chat);
        var ids = messages.Select(one => Text(one, "id")).ToHashSet();
        accepted.ShouldBeSubsetOf(ids);
        accepted.ShouldNotBeEmpty();
        var places = messages.SelectMany(Places).ToList();
        places.ShouldAllBe(one => Text(one, "state") != "pending");
        var attached = places.Where(one => Text(one, "state") == "ready").Select(one => Text(one, "asset")).ToList();
        attached.ShouldBeUnique();
        attached.Order().ShouldBe(Items(await JsonAsync("assets", "list")).Select(one => Text(one, "id")).Order());
        Items(await JsonAsync("jobs", "list")).ShouldAllBe(job => Text(job, "state") == "done" || Text(job, "state") == "interrupted");
        (await JsonAsync("assets", "verify")).GetProperty("ok").GetBoolean().ShouldBeTrue();
        if (places.FirstOrDefault(one => Text(one, "state") == "failed") is { ValueKind: JsonValueKind.Object } failed)
        {
            await DoneAsync("jobs", "retry", Text(failed, "job"));
            (await MessagesAsync(chat)).SelectMany(Places)
                .Single(one => Text(one, "id") == Text(failed, "id"))
                .GetProperty("state").GetString().ShouldBe("ready");
        }
    }

    /// <summary>The messages it said it had taken.</summary>
    private static async Task<IEnumerable<string>> RunOrKillAsync(Process process, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var notes = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await output;
        return Taken().Matches(await notes).Select(match => match.Groups[1].Value);
    }

    private static IEnumerable<JsonElement> Places(JsonElement message) =>
        message.TryGetProperty("variants", out var variants)
            ? variants.EnumerateArray().SelectMany(one => Items(one, "attachments"))
            : Items(message, "attachments");

    [GeneratedRegex(@"^message (\w{26}) is stored$", RegexOptions.Multiline)]
    private static partial Regex Taken();
}
