namespace LettucePlug.Host.Templates;

/// <summary>The six kinds of templates the host renders.</summary>
internal static class TemplateKinds
{
    private static readonly InputDefinition Character = Figure("character", "Who the chat is with", required: true);
    private static readonly InputDefinition Persona = Figure("persona", "Who the user plays; all fields nil where nobody");
    private static readonly InputDefinition User = Text("user", "The persona's name, or User");
    private static readonly InputDefinition PromptStyle = Text("prompt_style", "What the image model wants") with
    {
        Default = "prose",
        Choices = ["prose", "tags"],
    };

    private static readonly InputDefinition ImageInstructions =
        Text("image_instructions", "How prompts for the image model are written, from the model's settings");

    private static readonly InputDefinition Subject = Figure("subject", "The character or persona it is about", required: true);

    public static TemplateKind Chat { get; } = new()
    {
        Name = "chat",
        Id = "chat",
        Title = "Chat",
        Inputs =
        [
            Character, Persona, User,
            Text("scene", "Where the story begins"),
            Text("scene_direction", "Where the story is meant to go"),
            Text("summary", "What happened before the messages that are sent"),
            TextList("memories", "What is to be remembered"),
            new() { Name = "lore", Type = InputType.List, Description = "Entries of lorebooks that apply", Of = new() { Name = "entry", Type = InputType.Object, Fields = [Text("title", "Its name"), Text("text", "What it says")] } },
            Text("author_note", "A note of the user to the writer") with { IsUserText = true },
            Text("rules", "How to write"),
            Text("content_rules", "What may be written"),
            Text("companion_state", "How the companion feels"),
            Flag("scene_images", "Whether a reply may hold a scene prompt"),
            Text("scene_protocol", "The rendered scene.protocol template; the host fills it in where scene_images is true"),
            Text("memory_text", "The memories as lines"),
            Text("lore_text", "The lore as paragraphs"),
            PromptStyle, ImageInstructions, Now(),
        ],
        MustUse = [["character.name"]],
        NeedsHistory = true,
        Aliases = LegacyAliases.Chat,
    };

    public static TemplateKind SceneProtocol { get; } = new()
    {
        Name = "scene-protocol",
        Id = "scene.protocol",
        Title = "Scene protocol",
        Inputs = [Character, Persona, User, PromptStyle, ImageInstructions, Now()],
        Aliases = LegacyAliases.Chat,
    };

    public static TemplateKind SceneWriter { get; } = new()
    {
        Name = "scene-writer",
        Id = "scene.writer",
        Title = "Scene writer",
        Inputs =
        [
            Character, Persona, User,
            new() { Name = "messages", Type = InputType.Messages, Required = true, Description = "The selected message and those before it" },
            Text("transcript", "The messages as lines of Name: text") with { IsUserText = true },
            Text("request", "What the picture is to show") with
            {
                Default = "Show the moment of the last message.",
                IsUserText = true,
            },
            new()
            {
                Name = "background",
                Type = InputType.Object,
                Description = "The background of the chat",
                Fields = [Text("description", "What it shows"), Text("reference", "What is known of its look"), Count("image_count", "How many pictures of it are sent")],
            },
            PromptStyle, ImageInstructions, Now(),
        ],
        MediaSlots = ["character", "persona", "chat_background"],
        MustUse = [["messages", "transcript"], ["request"]],
        Aliases = LegacyAliases.SceneWriter,
    };

    public static TemplateKind AvatarGenerate { get; } = new()
    {
        Name = "avatar-generate",
        Id = "avatar.generate",
        Title = "Avatar",
        Inputs = [Subject, Request("What the picture is to show"), PromptStyle, ImageInstructions, Now()],
        MustUse = [["request"]],
        Aliases = LegacyAliases.AvatarGenerate,
    };

    public static TemplateKind AvatarEdit { get; } = new()
    {
        Name = "avatar-edit",
        Id = "avatar.edit",
        Title = "Avatar edit",
        Inputs =
        [
            Subject,
            Text("current_prompt", "The prompt of the avatar as it is; nil for an uploaded one"),
            Request("What is to change"), PromptStyle, ImageInstructions, Now(),
        ],
        MustUse = [["current_prompt"], ["request"]],
        Aliases = LegacyAliases.AvatarEdit,
    };

    public static TemplateKind DesignReference { get; } = new()
    {
        Name = "design-reference",
        Id = "design.reference",
        Title = "Design reference",
        Inputs =
        [
            Subject,
            Text("current_description", "The description as it is"),
            Text("request", "What to look at in particular") with { IsUserText = true },
            Count("avatar_count", "How many avatars are sent"),
            Count("reference_count", "How many reference images are sent"),
            Now(),
        ],
        MediaSlots = ["avatar", "references"],
        MustUse = [["subject.name"], ["media:avatar"]],
        Aliases = LegacyAliases.DesignReference,
    };

    public static IReadOnlyList<TemplateKind> All { get; } =
        [Chat, SceneProtocol, SceneWriter, AvatarGenerate, AvatarEdit, DesignReference];

    public static TemplateKind? Named(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>The kind of one of the host's own templates, which is protected.</summary>
    public static TemplateKind? OfTemplate(string id) => All.FirstOrDefault(kind => kind.Id == id);

    private static InputDefinition Text(string name, string description) =>
        new() { Name = name, Type = InputType.Text, Description = description };

    private static InputDefinition TextList(string name, string description) =>
        new() { Name = name, Type = InputType.List, Description = description, Of = Text("item", "") };

    private static InputDefinition Flag(string name, string description) =>
        new() { Name = name, Type = InputType.Flag, Description = description, Default = false };

    private static InputDefinition Count(string name, string description) =>
        new() { Name = name, Type = InputType.WholeNumber, Description = description, Default = 0L };

    private static InputDefinition Request(string description) =>
        Text("request", description) with { Required = true, IsUserText = true };

    private static InputDefinition Figure(string name, string description, bool required = false) => new()
    {
        Name = name,
        Type = InputType.Object,
        Required = required,
        Description = description,
        Fields =
        [
            Text("name", "The name") with { Required = required },
            Text("description", "The card's description"),
            Text("personality", "The card's personality"),
            Text("scenario", "The card's scenario"),
            Text("examples", "The card's example dialogue"),
            Text("design", "The design description: how it looks in every picture"),
            Text("reference", "The design description, and how many pictures of it are sent"),
            Count("image_count", "How many pictures of it are sent"),
        ],
    };

    private static InputDefinition Now() => new()
    {
        Name = "now",
        Type = InputType.Object,
        Description = "The time in UTC",
        Fields =
        [
            Text("date", "2031-05-17"), Text("date_full", "17 May 2031"), Text("iso", "2031-05-17T09:05:00Z"),
            Text("weekday", "Saturday"), Text("hour", "09"), Text("minute", "05"), Text("second", "00"),
            Text("time", "09:05:00"), Text("time_12", "09:05 AM"), Text("zone", "UTC"),
        ],
    };
}
