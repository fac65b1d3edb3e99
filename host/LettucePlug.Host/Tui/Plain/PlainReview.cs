using LettucePlug.Host.Tui.Models;

namespace LettucePlug.Host.Tui.Plain;

/// <summary>A scene prompt in lines, before anything is sent: read it, change it, have it made or not.</summary>
internal sealed class PlainReview(PlainDesk desk)
{
    public async Task RunAsync(ReviewModel review)
    {
        while (true)
        {
            desk.Say("Scene prompt: " + review.Prompt);
            desk.Say("Renders: " + review.ModelLine);
            desk.Say(review.References.Count == 0 ? "References: none" : "References, in order:");
            foreach (var name in review.ReferenceNames)
            {
                desk.Say(name);
            }

            desk.Say("Nothing is sent before you approve.");
            switch (await desk.ChooseAsync("What about it?", ["Approve", "Edit", "Deny", "New draft", "Later"]))
            {
                case 0:
                    await desk.WaitAsync(review.ApproveAsync());
                    desk.Tell(review.Problem);
                    return;
                case 1:
                    review.Prompt = await desk.EditAsync(review.Prompt) ?? review.Prompt;
                    break;
                case 2:
                    desk.Tell(await review.DenyAsync(), "Denied. The message stays as it is.");
                    return;
                case 3:
                    var again = review.RegenerateAsync();
                    await desk.WaitAsync(again);
                    desk.Tell((await again).Problem);
                    return;
                default:
                    desk.Tell(await review.KeepAsync(), "It waits; the menu of the chat has it.");
                    return;
            }
        }
    }
}
