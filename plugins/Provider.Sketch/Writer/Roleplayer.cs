using System.Text.RegularExpressions;
using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Words;

namespace LettucePlug.Provider.Sketch.Writer;

/// <summary>Answers in the part it was given: an action, something said, now and then a picture.</summary>
internal sealed partial class Roleplayer
{
    /// <summary>Every third answer brings a picture, where the instructions allow pictures.</summary>
    private const int PictureEvery = 3;

    private static readonly HashSet<string> LookWords =
        ["see", "look", "show", "picture", "image", "photo", "draw", "watch", "paint", "selfie"];

    private static readonly HashSet<string> GreetingWords = ["hello", "hi", "hey", "greeting", "welcome", "morning"];
    private static readonly HashSet<string> ThanksWords = ["thank", "thanks", "grateful"];
    private static readonly HashSet<string> FarewellWords = ["bye", "goodbye", "farewell", "leave", "leaving"];
    private static readonly HashSet<string> DangerWords = ["danger", "attack", "fight", "run", "sword", "blood", "help", "monster"];

    /// <summary>Long words that nothing is about.</summary>
    private static readonly HashSet<string> FillWords =
    [
        "what", "that", "this", "these", "those", "there", "here", "where", "when", "which", "then", "than", "they", "them",
        "their", "with", "from", "into", "about", "have", "been", "being", "does", "would", "could", "should", "will", "shall",
        "know", "tell", "think", "want", "like", "going", "come", "some", "something", "anything", "just", "your", "yours",
        "mine", "very", "really", "please", "more", "much", "many", "most", "also", "only", "again", "because", "before", "after",
    ];

    private readonly Conversation _conversation;
    private readonly IReadOnlyList<string> _words;
    private readonly Dice _dice;
    private readonly string _name;

    public Roleplayer(Conversation conversation)
    {
        _conversation = conversation;
        _words = WordList.Split(conversation.Last);
        var hash = conversation.Seed + (ulong)conversation.Turns;
        foreach (var unit in conversation.GoesOn ? conversation.Said[^1] : conversation.Last)
        {
            hash = (hash * 31) + unit;
        }

        _dice = new Dice(hash);
        _name = Name().Match(conversation.Instructions) is { Success: true } match ? match.Groups["name"].Value : "";
    }

    public string Reply()
    {
        if (_conversation.GoesOn)
        {
            return GoOn();
        }

        var reply = $"*{Action()}* {Speech()}";
        var wants = _words.Any(LookWords.Contains) || (_conversation.Turns + 1) % PictureEvery == 0;
        return _conversation.HasImageProtocol && wants ? $"{reply}\n\n<img>{Picture()}</img>" : reply;
    }

    private string GoOn()
    {
        string who = _name.Length > 0 ? _name : "Your companion";
        return _dice.Pick<string>(
            [
                $"*{who} looks away for a moment, then back to you* \"And there is more to it than that.\"",
                $"*A silence falls, and {who} lets it last* \"You may as well know the rest.\"",
                $"*{who} comes a little closer* \"What I mean is: I am glad that you are here to hear it.\"",
                "*Somewhere outside a door falls shut* \"Did you hear that, too?\"",
            ]);
    }

    private string Action()
    {
        string who = _name.Length > 0 ? _name : "Your companion";
        string[] actions = _words.Any(DangerWords.Contains)
            ? [$"{who} takes a quick step closer, eyes on the shadows", $"{who} raises a hand and listens"]
            : _words.Any(LookWords.Contains)
                ? [$"{who} steps aside so that you have a clear view", $"{who} turns to follow your gaze"]
                : _words.Any(GreetingWords.Contains)
                    ? [$"{who} looks up and smiles", $"{who} greets you with a small bow"]
                    : _words.Any(FarewellWords.Contains)
                        ? [$"{who} nods slowly", $"{who} watches you gather your things"]
                        : [$"{who} considers this for a moment", $"{who} leans forward", $"{who} tilts their head, listening", $"{who} smiles faintly"];
        return _dice.Pick(actions);
    }

    private string Speech()
    {
        if (_conversation.LastHasPicture)
        {
            return "\"You brought a picture! I only see its colours, but I like the way they sit together. What is the story behind it?\"";
        }

        if (_conversation.Last.Trim().Length == 0)
        {
            return "\"You are quiet. Take your time; I am not going anywhere.\"";
        }

        if (_words.Any(ThanksWords.Contains))
        {
            return "\"You are welcome. It was nothing you would not have done for me.\"";
        }

        if (_words.Any(GreetingWords.Contains) && _words.Count < 8)
        {
            return "\"There you are. I was hoping you would come. What shall we do first?\"";
        }

        if (_words.Any(FarewellWords.Contains))
        {
            return "\"Then go safely. I will keep a light burning until you are back.\"";
        }

        var topic = Topic();
        return _conversation.Last.TrimEnd().EndsWith('?')
            ? _dice.Pick<string>(
                [
                    $"\"You ask about {topic}? I have wondered about that myself. Let me tell you what I know: less than I would like, and more than I should.\"",
                    $"\"{Capital(topic)}... That is a longer story. Sit down, and I will begin with the part that is true.\"",
                    $"\"If you want my honest answer: {topic} changes with whoever looks at it. What do you see?\"",
                ])
            : _dice.Pick<string>(
                [
                    $"\"So it comes down to {topic}. I will remember that you said so.\"",
                    $"\"Tell me more about {topic}. I have the whole evening.\"",
                    $"\"{Capital(topic)}, of all things! You never fail to surprise me.\"",
                    $"\"Then {topic} it is. Lead on, I am right behind you.\"",
                ]);
    }

    /// <summary>What the user's message is about: something that can be drawn, else its longest word.</summary>
    private string Topic()
    {
        var idea = IdeaReader.Read(_conversation.Last, null);
        var word = idea.Understood.Count > 0
            ? idea.Understood[^1]
            : _words.Where(word => word.Length > 3 && !FillWords.Contains(word)).OrderByDescending(word => word.Length).FirstOrDefault();
        return word is null ? "that" : $"the {word}";
    }

    private string Picture() => SceneWriter.Compose(
        string.Join(". ", _conversation.Said.TakeLast(3)),
        _name.Length > 0 ? [_name] : []);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"(?:[Yy]ou are|[Yy]ou're|[Pp]lay(?: the part of| as)?|[Cc]haracter(?:'s name)?(?: is|:)|[Nn]ame(?: is|:)|[Rr]oleplay as)[ \t]+(?<name>\p{Lu}[\p{L}'-]{1,30})")]
    private static partial Regex Name();
}
