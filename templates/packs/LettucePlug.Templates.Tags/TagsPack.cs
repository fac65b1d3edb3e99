using LettucePlug.Sdk;

namespace LettucePlug.Templates.Tags;

/// <summary>The files of the folder <c>pack</c>.</summary>
public sealed class TagsPack() : EmbeddedTemplatePack("lettuce.tags");
