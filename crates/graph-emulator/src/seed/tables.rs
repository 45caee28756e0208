//! The people, subjects and sentences that the demo's mail is made from, and the files of its drive.

/// Local part, display name, job title, department and office.
pub(super) const PEOPLE: &[(&str, &str, &str, &str, &str)] = &[
    ("ada", "Ada Lovelace", "Head of Engineering", "Engineering", "Harbour House 4.12"),
    ("bob", "Bob Ngata", "Structural Engineer", "Engineering", "Harbour House 4.03"),
    ("carol", "Carol Whitfield", "Finance Manager", "Finance", "Harbour House 2.20"),
    ("dmitri", "Dmitri Aleksandrov", "Site Manager", "Operations", "Quay Yard"),
    ("eve", "Eve O'Brien", "Office Manager", "Administration", "Harbour House 1.01"),
];

/// People who write from outside.
pub(super) const OUTSIDE: &[(&str, &str)] = &[
    ("maria.lopez@fabrikam.com", "Maria López"),
    ("k.tanaka@northwindtraders.com", "Kenji Tanaka"),
    ("newsletter@adatum.com", "Adatum Weekly"),
    ("billing@proseware.com", "Proseware Billing"),
    ("j.mueller@wingtiptoys.com", "Jürgen Müller"),
    ("no-reply@tailspintoys.com", "Tailspin Travel"),
];

/// Subjects; `{}` becomes a number.
pub(super) const SUBJECTS: &[&str] = &[
    "Load test results, round {}",
    "Invoice {} is due",
    "Minutes of Tuesday's meeting",
    "Site visit at gate {}",
    "Question about drawing B-{}",
    "Travel booking confirmed: {}",
    "Lunch on Friday?",
    "Budget for the quarter",
    "Welcome to the team",
    "Weekly digest no. {}",
    "Crane inspection report {}",
    "Change request {}: handrail",
    "Your order {} has shipped",
    "Holiday plans",
    "Urgent: pump {} is leaking",
    "Interview feedback",
    "Draft contract, version {}",
    "Parking permits",
];

/// Sentences that bodies are made of.
pub(super) const SENTENCES: &[&str] = &[
    "The figures are in the attached sheet.",
    "Could you have a look before Thursday?",
    "We measured again, and the deflection is below 4 mm.",
    "Carol has agreed to the cost, provided it stays under 12 000.",
    "The supplier promises delivery within ten days.",
    "I have moved the meeting to the small room.",
    "Nothing is decided yet, so please do not forward this.",
    "The weather held, and the pour went well.",
    "There is an open question about the southern abutment.",
    "Thank you for the quick answer!",
    "Please sign & return the last page.",
    "If that suits you, I will book the train.",
    "The pump needs a new seal; Dmitri has one in the yard.",
    "We are two people short next week.",
];

/// Ways to begin and to end a letter.
pub(super) const OPENINGS: &[&str] = &["Hello Ada,", "Dear all,", "Hi,", "Good morning,"];
pub(super) const CLOSINGS: &[&str] = &["Best wishes", "Kind regards", "Thanks", "See you"];

/// Categories.
pub(super) const CATEGORIES: &[&str] = &["Red category", "Blue category", "Suppliers", "Follow up"];

/// Files: name, type and content.
pub(super) const FILES: &[(&str, &str, &str)] = &[
    ("figures.csv", "text/csv", "beam,load,deflection\nA1,10,3.2\nA2,12,3.9\n"),
    ("minutes.txt", "text/plain", "1. Apologies\n2. Last meeting\n3. The bridge\n"),
    ("plan.svg", "image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9v9\"/></svg>"),
];

/// Ada's folders, how many messages each holds, and one in how many of them is unread (0: none).
pub(super) const FOLDERS: &[(&str, u64, u64)] = &[
    ("inbox", 160, 4),
    ("archive", 70, 0),
    ("sentitems", 45, 0),
    ("deleteditems", 6, 0),
    ("Project Lighthouse", 12, 6),
    ("Project Lighthouse/Design", 14, 7),
    ("Project Lighthouse/Suppliers", 9, 0),
    ("Project Orchard", 8, 4),
    ("Project Orchard/Harvest", 11, 0),
];

/// Ada's files: path and content.
pub(super) const DRIVE: &[(&str, &str)] = &[
    ("Welcome.txt", "Welcome to your OneDrive.\n"),
    ("Bridge/Loads.csv", "beam,load,deflection\nA1,10,3.2\nA2,12,3.9\nB1,9,2.8\n"),
    ("Bridge/Plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 9Q9 0 18 9\"/></svg>"),
    ("Bridge/Minutes/January.txt", "1. Apologies\n2. The southern abutment\n3. Any other business\n"),
    ("Bridge/Minutes/February.txt", "1. Apologies\n2. The pump\n3. Any other business\n"),
    ("Reports/2026.csv", "month,sales\nJanuary,42\nFebruary,57\n"),
    ("Reports/2025.csv", "month,sales\nDecember,39\n"),
];
