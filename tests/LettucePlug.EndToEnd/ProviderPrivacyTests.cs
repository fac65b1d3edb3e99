using LettucePlug.Emulators;

namespace LettucePlug.EndToEnd;

/// <summary>What is meant for one service is never seen by another.</summary>
public sealed class ProviderPrivacyTests : ProviderTest
{
    [Fact]
    public async Task A_generation_sends_nothing_to_the_other_connection_whatever_fails()
    {
        var asked = await ConnectAsync("openai", "one");
        var other = await ConnectAsync("openai", "two");
        await DoneAsync("models", "add", "one", asked.Painter, "--id", "painter");
        await DoneAsync("models", "add", "two", other.Painter, "--id", "spare");
        await DoneAsync("settings", "set", "image.model", "spare");
        await DrawAsync("a.png", 41);
        var heard = other.Emulator.Connections;
        Fault?[] faults =
        [
            null,
            Fault.Answer(401),
            Fault.Answer(402),
            Fault.Answer(400, """{"error":{"message":"Not allowed.","type":"image_generation_user_error","code":"moderation_blocked"}}"""),
            Fault.Answer(500, null, ("retry-after-ms", "1")) with { Times = 10 },
            Fault.Of(FaultKind.CutBeforeAnswer) with { Times = 10 },
            Fault.Of(FaultKind.TruncatedBody),
            Fault.To(other.Emulator.Url + "v1/images/edits"),
        ];
        foreach (var fault in faults)
        {
            var before = asked.Emulator.Requests.Count;
            if (fault is not null)
            {
                asked.Emulator.Break(fault);
            }

            var result = await Program.RunAsync("generate", "a fox", "--model", "painter", "--ref", "a.png");

            (result.ExitCode == 0).ShouldBe(fault is null, result.ToString());
            asked.Emulator.Requests.Count.ShouldBeGreaterThan(before);
            other.Emulator.Connections.ShouldBe(heard, $"{fault}\n{result}");
            asked.Emulator.Mend();
        }
    }
}
