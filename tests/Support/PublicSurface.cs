using System.Globalization;
using System.Reflection;
using System.Text;

namespace LettucePlug.Tests.Support;

/// <summary>Writes down everything of an assembly that others can compile against, in a stable order.</summary>
public static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            if (type.IsEnum)
            {
                foreach (var name in Enum.GetNames(type))
                {
                    var value = Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture);
                    text.Append(CultureInfo.InvariantCulture, $"    {name} = {value}\n");
                }
            }
            else
            {
                foreach (var line in Members(type).Order(StringComparer.Ordinal))
                {
                    text.Append("    ").Append(line).Append('\n');
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    public static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", Declared) is not null || type.GetMethod("<Clone>$", Declared) is not null;

    /// <summary>Whether others can see a member, and a person wrote it.</summary>
    public static bool IsWritten(MethodBase method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
        && (method.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null || method.IsSpecialName)
        && !method.Name.Contains('<') && method.Name is not ("PrintMembers" or "get_EqualityContract");

    private static string Head(Type type)
    {
        var kind = type.IsInterface ? "interface" : type.IsEnum ? "enum"
            : (IsRecord(type) ? "record " : "") + (type.IsValueType ? "struct" : "class");
        var modifier = type.IsInterface || type.IsValueType ? ""
            : type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        List<Type> above = [.. type.GetInterfaces().Where(one => !one.Name.StartsWith("IEquatable", StringComparison.Ordinal) && !type.IsEnum)];
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
        {
            above = [parent, .. above.Except(parent.GetInterfaces())];
        }

        var bases = above.Count == 0 ? "" : " : " + string.Join(", ", above.Select(one => Name(one)));
        return $"{modifier}{kind} {Name(type)}{bases}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        var nulls = new NullabilityInfoContext();
        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic))
        {
            var value = field.IsLiteral ? $" = \"{field.GetRawConstantValue()}\"" : "";
            yield return $"{(field.IsLiteral ? "const " : "static ")}{Name(field.FieldType, nulls.Create(field))} {field.Name}{value}";
        }

        foreach (var constructor in type.GetConstructors(Declared).Where(IsWritten))
        {
            yield return $"{(constructor.IsFamily ? "protected " : "")}new({Parameters(constructor, nulls)})";
        }

        foreach (var property in type.GetProperties(Declared))
        {
            if (property.GetMethod is { } get && IsWritten(get) && property.Name != "EqualityContract")
            {
                yield return Property(property, get, nulls);
            }
        }

        foreach (var one in type.GetEvents(Declared))
        {
            if (one is { AddMethod: { } add, EventHandlerType: { } handler } && (add.IsPublic || add.IsFamily))
            {
                yield return $"{Modifier(add)}event {Name(handler, nulls.Create(one))} {one.Name}";
            }
        }

        foreach (var method in type.GetMethods(Declared).Where(method => IsWritten(method) && !method.IsSpecialName && !IsOverride(method)))
        {
            var own = type.IsInterface && !method.IsAbstract && !method.IsStatic ? " { default }" : "";
            var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(one => one.Name))}>" : "";
            var returned = Name(method.ReturnType, nulls.Create(method.ReturnParameter));
            yield return $"{Modifier(method)}{returned} {method.Name}{generic}({Parameters(method, nulls)}){own}";
        }
    }

    private static string Property(PropertyInfo property, MethodInfo get, NullabilityInfoContext nulls)
    {
        var required = property.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is null ? "" : "required ";
        var isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers()
            .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)) ?? false;
        var set = property.SetMethod is not { IsPublic: true } ? "" : isInit ? " init;" : " set;";
        return $"{Modifier(get)}{required}{Name(property.PropertyType, nulls.Create(property))} {property.Name} {{ get;{set} }}";
    }

    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition().DeclaringType != method.DeclaringType;

    private static string Modifier(MethodInfo method) =>
        (method.IsFamily ? "protected " : "") + (method.IsStatic ? "static " : "")
        + (method is { IsAbstract: true, DeclaringType.IsInterface: false } ? "abstract " : "");

    private static string Parameters(MethodBase method, NullabilityInfoContext nulls) =>
        string.Join(", ", method.GetParameters().Select(parameter =>
        {
            var way = parameter.IsOut ? "out " : parameter.GetCustomAttribute<ParamArrayAttribute>() is null
                && parameter.GetCustomAttribute<System.Runtime.CompilerServices.ParamCollectionAttribute>() is null ? "" : "params ";
            var optional = parameter.HasDefaultValue
                ? $" = {parameter.DefaultValue ?? (parameter.ParameterType.IsValueType ? "default" : "null")}"
                : "";
            return $"{way}{Name(parameter.ParameterType, nulls.Create(parameter))} {parameter.Name}{optional}";
        }));

    private static string Name(Type type, NullabilityInfo? nulls = null)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!, nulls);
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Name(inner) + "?";
        }

        var mark = nulls?.ReadState == NullabilityState.Nullable && type is { IsValueType: false, IsGenericParameter: false } ? "?" : "";
        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[]{mark}";
        }

        if (!type.IsGenericType)
        {
            return (type.DeclaringType is { } outer && !type.IsGenericParameter ? Name(outer) + "." : "") + type.Name + mark;
        }

        var arguments = type.GetGenericArguments()
            .Select((one, i) => Name(one, i < nulls?.GenericTypeArguments.Length ? nulls.GenericTypeArguments[i] : null));
        return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", arguments)}>{mark}";
    }
}
